package fi.polku.activity;

import fi.polku.activity.PlaceEditPages.Listed;
import fi.polku.activity.Spot.Offer;
import fi.polku.platform.db.Database;
import fi.polku.platform.db.Tx;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.NotFound;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The places of an organisation and their rooms. */
@Component
class Places {
  private final Database database;

  Places(Database database) {
    this.database = database;
  }

  List<Listed> list(Scope scope, String search) {
    return database.in(scope, tx -> tx.query("""
            SELECT p.id, p.name, p.municipality, p.district, p.address, p.closed_at,
              (SELECT count(*) FROM activity_room r WHERE r.organisation_id = p.organisation_id AND r.place_id = p.id AND r.closed_at IS NULL) AS rooms,
              (SELECT count(*) FROM activity a WHERE a.organisation_id = p.organisation_id AND a.place_id = p.id AND a.ended_at IS NULL) AS activities
            FROM activity_place p
            WHERE p.organisation_id = :organisation
              AND position(lower(:search) IN lower(concat_ws(' ', p.name, p.district, p.address))) > 0
            ORDER BY p.closed_at IS NOT NULL, lower(p.name), p.id
            """)
        .bind("search", search)
        .mapTo(Listed.class)
        .list());
  }

  /** The open places and rooms, and the one that is chosen even if it is closed. */
  List<Offer> offers(Scope scope, Spot chosen) {
    return database.in(scope, tx -> tx.query("""
            SELECT p.id AS place_id, r.id AS room_id, p.name AS place, r.name AS room, p.district
            FROM activity_place p
            CROSS JOIN LATERAL (
              SELECT NULL::uuid AS id, NULL::text AS name
              UNION ALL
              SELECT r.id, r.name FROM activity_room r
              WHERE r.organisation_id = p.organisation_id AND r.place_id = p.id AND (r.closed_at IS NULL OR r.id = :room)) r
            WHERE p.organisation_id = :organisation AND (p.closed_at IS NULL OR p.id = :place)
            ORDER BY lower(p.name), p.id, r.name NULLS FIRST
            """)
        .bind("place", chosen.place())
        .bind("room", chosen.room())
        .mapTo(Offer.class)
        .list());
  }

  Place get(Scope scope, Place.Key place) {
    return database.in(scope, tx -> get(tx, place));
  }

  /** When it was closed, if it is. */
  Optional<Instant> closed(Scope scope, Place.Key place) {
    return database.in(scope, tx -> tx.query("SELECT closed_at FROM activity_place WHERE organisation_id = :organisation AND id = :place AND closed_at IS NOT NULL")
        .bind("place", place)
        .mapTo(Instant.class)
        .findOne());
  }

  List<Room> rooms(Scope scope, Place.Key place) {
    return database.in(scope, tx -> tx.query("""
            SELECT id, place_id, name, closed_at
            FROM activity_room
            WHERE organisation_id = :organisation AND place_id = :place
            ORDER BY closed_at IS NOT NULL, lower(name), id
            """)
        .bind("place", place)
        .mapTo(Room.class)
        .list());
  }

  /** Makes the place; made already under this id, nothing changes. False when another of this name stands there. */
  boolean create(Scope scope, Place place) {
    return database.in(scope, tx -> {
      int made = written(tx.update("""
              INSERT INTO activity_place (id, organisation_id, name, municipality, district, address, arrival, accessibility)
              VALUES (:id, :organisation, :name, :municipality, :district, :address, :arrival, :accessibility)
              ON CONFLICT DO NOTHING
              """), place).execute();
      if (made == 1) tx.audit(List.of(), place.id());
      if (made == 0 && taken(tx, place)) return false;
      hold(tx, place.id());
      return true;
    });
  }

  /** Changes the place; false when another of this name stands there. */
  boolean change(Scope scope, Place place) {
    return database.in(scope, tx -> {
      hold(tx, place.id());
      if (taken(tx, place)) return false;
      written(tx.update("""
          UPDATE activity_place
          SET name = :name, municipality = :municipality, district = :district, address = :address, arrival = :arrival, accessibility = :accessibility
          WHERE organisation_id = :organisation AND id = :id
          """), place).execute();
      tx.audit(List.of(), place.id());
      return true;
    });
  }

  /** Closed, it is offered no more; what is held there stays. Open again when {@code at} is null. */
  void close(Scope scope, Place.Key place, @Nullable Instant at) {
    database.act(scope, tx -> {
      hold(tx, place);
      tx.update("UPDATE activity_place SET closed_at = :at WHERE organisation_id = :organisation AND id = :place").bind("place", place).bind("at", at).execute();
      tx.audit(List.of(), place);
    });
  }

  /** Adds or renames a room; false when the place has another of this name. */
  boolean room(Scope scope, Place.Key place, Room.Key room, String name) {
    return database.in(scope, tx -> {
      hold(tx, place);
      boolean taken = tx.query("SELECT EXISTS (SELECT FROM activity_room WHERE organisation_id = :organisation AND place_id = :place AND lower(name) = lower(:name) AND id <> :room)")
          .bind("place", place).bind("name", name).bind("room", room).mapTo(Boolean.class).one();
      if (taken) return false;
      tx.update("INSERT INTO activity_room (id, organisation_id, place_id, name) VALUES (:room, :organisation, :place, :name) ON CONFLICT (id) DO NOTHING")
          .bind("place", place).bind("name", name).bind("room", room).execute();
      writeRoom(tx, "UPDATE activity_room SET name = :name WHERE organisation_id = :organisation AND place_id = :place AND id = :room", place, room, name, null);
      return true;
    });
  }

  void closeRoom(Scope scope, Place.Key place, Room.Key room, @Nullable Instant at) {
    database.act(scope, tx -> writeRoom(tx, "UPDATE activity_room SET closed_at = :at WHERE organisation_id = :organisation AND place_id = :place AND id = :room", place, room, null, at));
  }

  /** The place is of this organisation and the room of this place; otherwise not found. */
  void require(Tx tx, Spot spot) {
    if (spot.place() == null) return;
    get(tx, spot.place());
    if (spot.room() == null) return;
    boolean there = tx.query("SELECT EXISTS (SELECT FROM activity_room WHERE organisation_id = :organisation AND place_id = :place AND id = :room)")
        .bind("place", spot.place()).bind("room", spot.room()).mapTo(Boolean.class).one();
    if (!there) throw new NotFound();
  }

  private static Place get(Tx tx, Place.Key place) {
    return tx.query("""
            SELECT id, name, municipality, district, address, arrival, accessibility
            FROM activity_place
            WHERE organisation_id = :organisation AND id = :place
            """)
        .bind("place", place)
        .mapTo(Place.class)
        .findOne()
        .orElseThrow(NotFound::new);
  }

  private static void hold(Tx tx, Place.Key place) {
    tx.query("SELECT id FROM activity_place WHERE organisation_id = :organisation AND id = :place FOR UPDATE")
        .bind("place", place).mapTo(Place.Key.class).findOne().orElseThrow(NotFound::new);
  }

  private static boolean taken(Tx tx, Place place) {
    return written(tx.query("""
        SELECT EXISTS (
          SELECT FROM activity_place
          WHERE organisation_id = :organisation AND id <> :id AND name = :name
            AND municipality IS NOT DISTINCT FROM :municipality AND district IS NOT DISTINCT FROM :district)
        """), place).mapTo(Boolean.class).one();
  }

  private static void writeRoom(Tx tx, String sql, Place.Key place, Room.Key room, @Nullable String name, @Nullable Instant at) {
    int written = tx.update(sql).bind("place", place).bind("room", room).bind("name", name).bind("at", at).execute();
    if (written == 0) throw new NotFound();
    tx.audit(List.of(), place, room);
  }

  private static <S extends SqlStatement<S>> S written(S statement, Place place) {
    return statement
        .bind("id", place.id())
        .bind("name", place.name())
        .bind("municipality", place.municipality())
        .bind("district", place.district())
        .bind("address", place.address())
        .bind("arrival", place.arrival())
        .bind("accessibility", place.accessibility());
  }
}
