package fi.polku.activity;

import fi.polku.activity.Activity.Counting;
import fi.polku.activity.Activity.Kind;
import fi.polku.activity.Attendance.Presence;
import fi.polku.organisation.Project;
import fi.polku.organisation.Staff;
import fi.polku.participant.Participant;
import fi.polku.platform.db.Database;
import fi.polku.platform.security.OrganisationKey;
import fi.polku.platform.security.Role;
import fi.polku.platform.security.Scope;
import fi.polku.platform.time.Helsinki;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a test puts into one organisation: places, activities, sessions, people, each with sensible defaults and a name of its own. */
public final class ActivityWorld {
  private final Database database;
  private final OrganisationKey organisation;

  private ActivityWorld(Database database, OrganisationKey organisation) {
    this.database = database;
    this.organisation = organisation;
  }

  /** The organisation of {@code admin}, {@code manager}, {@code coach} and {@code leader}. */
  public static ActivityWorld home(Database database) {
    return of(database, "polun-demo");
  }

  /** The organisation of {@code other-manager}. */
  public static ActivityWorld away(Database database) {
    return of(database, "toinen-demo");
  }

  /** A new organisation with nobody in it: for tests that count everything. */
  public static ActivityWorld fresh(Database database) {
    OrganisationKey id = new OrganisationKey(UUID.randomUUID());
    database.act(Scope.system("test"), tx -> {
      tx.query("SELECT platform_open_organisation(:id, :hash)").bind("id", id).bind("hash", database.keyHash(id)).mapTo(String.class).findOne();
      tx.update("INSERT INTO organisation (id, name, slug) VALUES (:id, :name, :slug)")
          .bind("id", id)
          .bind("name", "Uusi yhdistys ry")
          .bind("slug", "uusi-" + id.value())
          .execute();
    });
    return new ActivityWorld(database, id);
  }

  private static ActivityWorld of(Database database, String slug) {
    return database.in(Scope.system("test"), tx -> new ActivityWorld(database,
        tx.query("SELECT id FROM organisation WHERE slug = :slug").bind("slug", slug).mapTo(OrganisationKey.class).one()));
  }

  public OrganisationKey organisation() {
    return organisation;
  }

  /** System work inside this organisation: sees and writes all of it. */
  public Scope scope() {
    return Scope.system("test", organisation);
  }

  /** A scope as a member of staff of this role would have it. */
  public Scope scope(Role role, ActivityAction action) {
    return new Scope(Scope.Kind.STAFF, organisation, staff(role).value(), role, "DEMO", action.code(), "test");
  }

  /** A name that no other test uses. */
  public static String unique(String word) {
    return word + " " + UUID.randomUUID().toString().substring(0, 8);
  }

  /** The demo's member of staff in this role. */
  public Staff.Key staff(Role role) {
    return database.in(scope(), tx -> tx.query("""
            SELECT id
            FROM organisation_staff
            WHERE organisation_id = :organisation AND role = :role
            ORDER BY created_at, id
            LIMIT 1
            """)
        .bind("role", role)
        .mapTo(Staff.Key.class)
        .one());
  }

  /** Another member of staff, who cannot log in. */
  public Staff.Key addStaff(String name, Role role) {
    Staff.Key id = new Staff.Key(UUID.randomUUID());
    insert("INSERT INTO organisation_staff (id, organisation_id, name, email, role) VALUES (:id, :organisation, :name, :email, :role)",
        "id", id, "name", name, "email", id.value() + "@test.example", "role", role);
    return id;
  }

  public Participant.Key participant() {
    return participant(unique("Kävijä"));
  }

  public Participant.Key participant(String alias) {
    Participant.Key id = new Participant.Key(UUID.randomUUID());
    insert("INSERT INTO participant (id, organisation_id, alias) VALUES (:id, :organisation, :alias)", "id", id, "alias", alias);
    return id;
  }

  public Project.Key project() {
    return project("T" + UUID.randomUUID().toString().substring(0, 8), unique("Hanke"));
  }

  public Project.Key project(String code, String name) {
    Project.Key id = new Project.Key(UUID.randomUUID());
    insert("INSERT INTO organisation_project (id, organisation_id, code, name) VALUES (:id, :organisation, :code, :name)", "id", id, "code", code, "name", name);
    return id;
  }

  public Place.Key place() {
    return place(unique("Asukastupa"));
  }

  public Place.Key place(String name) {
    return place(name, "609", "Sampola");
  }

  public Place.Key place(String name, @Nullable String municipality, @Nullable String district) {
    Place.Key id = new Place.Key(UUID.randomUUID());
    insert("""
        INSERT INTO activity_place (id, organisation_id, name, municipality, district, address)
        VALUES (:id, :organisation, :name, :municipality, :district, 'Koulukatu 1')
        """, "id", id, "name", name, "municipality", municipality, "district", district);
    return id;
  }

  public Room.Key room(Place.Key place, String name) {
    Room.Key id = new Room.Key(UUID.randomUUID());
    insert("INSERT INTO activity_room (id, organisation_id, place_id, name) VALUES (:id, :organisation, :place, :name)", "id", id, "place", place, "name", name);
    return id;
  }

  /** A published group, counted by name, led by nobody; {@code make()} writes it. */
  public ActivityMaker activity() {
    return new ActivityMaker();
  }

  /** A session of the activity, tomorrow from 12 to 15 unless told; {@code make()} writes it. */
  public SessionMaker session(Activity.Key activity) {
    return new SessionMaker(activity);
  }

  public void lead(Activity.Key activity, Staff.Key staff) {
    insert("INSERT INTO activity_leader (organisation_id, activity_id, staff_id) VALUES (:organisation, :activity, :staff)", "activity", activity, "staff", staff);
  }

  public void join(Activity.Key activity, Participant.Key participant) {
    insert("""
        INSERT INTO activity_member (organisation_id, activity_id, participant_id, joined_on)
        VALUES (:organisation, :activity, :participant, :joined)
        """, "activity", activity, "participant", participant, "joined", LocalDate.of(2026, 9, 1));
  }

  /** Makes this many people and lets them join. */
  public List<Participant.Key> members(Activity.Key activity, int howMany) {
    List<Participant.Key> members = new ArrayList<>();
    for (int i = 0; i < howMany; i++) {
      Participant.Key participant = participant();
      join(activity, participant);
      members.add(participant);
    }
    return members;
  }

  public void share(Activity.Key activity, Project.Key project, int percent) {
    insert("""
        INSERT INTO activity_project_share (organisation_id, activity_id, project_id, share_percent)
        VALUES (:organisation, :activity, :project, :percent)
        """, "activity", activity, "project", project, "percent", BigDecimal.valueOf(percent));
  }

  public void mark(Session.Key session, Participant.Key participant, Presence presence) {
    mark(session, participant, presence, null);
  }

  public void mark(Session.Key session, Participant.Key participant, Presence presence, @Nullable Integer minutes) {
    insert("""
        INSERT INTO activity_attendance (organisation_id, session_id, participant_id, presence, minutes)
        VALUES (:organisation, :session, :participant, :presence, :minutes)
        """, "session", session, "participant", participant, "presence", presence, "minutes", minutes);
  }

  public void heads(Session.Key session, int heads) {
    insert("INSERT INTO activity_headcount (organisation_id, session_id, heads, counted_at) VALUES (:organisation, :session, :heads, now())",
        "session", session, "heads", heads);
  }

  /** How many rows a statement with one number finds; names and values as in {@link #run}. */
  public long count(String sql, @Nullable Object... namesAndValues) {
    return database.in(scope(), tx -> {
      var query = tx.query(sql);
      for (int i = 0; i < namesAndValues.length; i += 2) query.bind((String) namesAndValues[i], namesAndValues[i + 1]);
      return query.mapTo(Long.class).one();
    });
  }

  /** Runs one statement in this organisation. */
  public int run(String sql, @Nullable Object... namesAndValues) {
    return database.in(scope(), tx -> {
      var update = tx.update(sql);
      for (int i = 0; i < namesAndValues.length; i += 2) update.bind((String) namesAndValues[i], namesAndValues[i + 1]);
      return update.execute();
    });
  }

  private void insert(String sql, @Nullable Object... namesAndValues) {
    if (run(sql, namesAndValues) != 1) throw new AssertionError("one row expected: " + sql);
  }

  /** An activity about to be written. */
  public final class ActivityMaker {
    private String name = unique("Reeraa!");
    private Kind kind = Kind.GROUP;
    private @Nullable Counting counting;
    private Place.@Nullable Key place;
    private Room.@Nullable Key room;
    private @Nullable String municipality;
    private @Nullable String district;
    private @Nullable Instant published = Instant.parse("2026-01-01T10:00:00Z");
    private @Nullable Instant ended;
    private final List<Staff.Key> leaders = new ArrayList<>();
    private final List<Participant.Key> members = new ArrayList<>();
    private Project.@Nullable Key project;

    public ActivityMaker name(String name) {
      this.name = name;
      return this;
    }

    public ActivityMaker kind(Kind kind) {
      this.kind = kind;
      return this;
    }

    public ActivityMaker counting(Counting counting) {
      this.counting = counting;
      return this;
    }

    public ActivityMaker at(Place.Key place) {
      this.place = place;
      return this;
    }

    public ActivityMaker at(Place.Key place, Room.Key room) {
      this.place = place;
      this.room = room;
      return this;
    }

    public ActivityMaker in(String municipality, @Nullable String district) {
      this.municipality = municipality;
      this.district = district;
      return this;
    }

    public ActivityMaker draft() {
      this.published = null;
      return this;
    }

    public ActivityMaker ended(Instant ended) {
      this.ended = ended;
      return this;
    }

    public ActivityMaker ledBy(Staff.Key... staff) {
      leaders.addAll(List.of(staff));
      return this;
    }

    /** Led by the demo's own {@code leader}. */
    public ActivityMaker ledByLeader() {
      return ledBy(staff(Role.LEADER));
    }

    public ActivityMaker withMembers(Participant.Key... participants) {
      members.addAll(List.of(participants));
      return this;
    }

    public ActivityMaker paidBy(Project.Key project) {
      this.project = project;
      return this;
    }

    public Activity.Key make() {
      Activity.Key id = new Activity.Key(UUID.randomUUID());
      insert("""
          INSERT INTO activity (id, organisation_id, name, kind, counting, place_id, room_id, municipality, district, published_at, ended_at)
          VALUES (:id, :organisation, :name, :kind, :counting, :place, :room, :municipality, :district, :published, :ended)
          """, "id", id, "name", name, "kind", kind, "counting", counting == null ? kind.counting() : counting, "place", place, "room", room,
          "municipality", municipality, "district", district, "published", published, "ended", ended);
      leaders.forEach(staff -> lead(id, staff));
      members.forEach(participant -> join(id, participant));
      if (project != null) share(id, project, 100);
      return id;
    }
  }

  /** A session about to be written. */
  public final class SessionMaker {
    private final Activity.Key activity;
    private LocalDateTime starts = LocalDateTime.of(2026, 11, 23, 12, 0);
    private int minutes = 180;
    private @Nullable String title;
    private @Nullable String notice;
    private Place.@Nullable Key place;
    private Room.@Nullable Key room;
    private @Nullable Instant cancelled;
    private @Nullable Instant closed;

    private SessionMaker(Activity.Key activity) {
      this.activity = activity;
    }

    /** In Finnish time. */
    public SessionMaker starts(LocalDateTime starts) {
      this.starts = starts;
      return this;
    }

    /** On this day at twelve. */
    public SessionMaker on(LocalDate day) {
      this.starts = day.atTime(12, 0);
      return this;
    }

    public SessionMaker minutes(int minutes) {
      this.minutes = minutes;
      return this;
    }

    public SessionMaker title(String title) {
      this.title = title;
      return this;
    }

    public SessionMaker notice(String notice) {
      this.notice = notice;
      return this;
    }

    public SessionMaker at(Place.Key place) {
      this.place = place;
      return this;
    }

    public SessionMaker at(Place.Key place, Room.Key room) {
      this.place = place;
      this.room = room;
      return this;
    }

    public SessionMaker cancelled() {
      this.cancelled = Instant.parse("2026-11-20T10:00:00Z");
      return this;
    }

    public SessionMaker closed() {
      this.closed = Instant.parse("2026-11-20T10:00:00Z");
      return this;
    }

    public Session.Key make() {
      Session.Key id = new Session.Key(UUID.randomUUID());
      insert("""
          INSERT INTO activity_session (id, organisation_id, activity_id, starts, ends, title, notice, place_id, room_id, cancelled_at, closed_at)
          VALUES (:id, :organisation, :activity, :starts, :ends, :title, :notice, :place, :room, :cancelled, :closed)
          """, "id", id, "activity", activity, "starts", Helsinki.instant(starts), "ends", Helsinki.instant(starts.plusMinutes(minutes)), "title", title,
          "notice", notice, "place", place, "room", room, "cancelled", cancelled, "closed", closed);
      return id;
    }
  }
}
