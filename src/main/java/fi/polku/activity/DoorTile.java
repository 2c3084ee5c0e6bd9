package fi.polku.activity;

import org.jspecify.annotations.Nullable;

/** How a person is shown at the door: as they have chosen; by alias when they have not. Never by name. */
record DoorTile(ShownAs shownAs, @Nullable Symbol symbol, @Nullable Tone tone) {
  static final DoorTile UNCHOSEN = new DoorTile(ShownAs.ALIAS, null, null);

  /** What stands on the tile. */
  public enum ShownAs {
    ALIAS,
    SYMBOL,
    HIDDEN
  }

  /** The pictures one can choose, drawn in {@code assets/door-symbols.svg}. */
  public enum Symbol {
    LEAF, BOAT, SUN, BIRD, FISH, SPRUCE, FLOWER, MUSHROOM, HOUSE, STAR, MOON, CLOUD,
    DROP, MOUNTAIN, CUP, BELL, HEART, KITE, BUTTERFLY, APPLE, LANTERN, ACORN, MITTEN, KEY;

    String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** The colour of the picture; its name is always said beside it. */
  public enum Tone {
    SPRUCE, CLOUDBERRY, LAKE, LINGON;

    String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** "leaf-lake", as it is stored. */
  @Nullable String stored() {
    return symbol == null || tone == null ? null : symbol.code() + "-" + tone.code();
  }

  /** What is stored and no longer drawn is a tile whose picture has to be chosen anew. */
  static DoorTile of(ShownAs shownAs, @Nullable String stored) {
    for (Symbol symbol : Symbol.values()) {
      for (Tone tone : Tone.values()) {
        DoorTile tile = new DoorTile(shownAs, symbol, tone);
        if (tile.stored().equals(stored)) return tile;
      }
    }
    return new DoorTile(shownAs, null, null);
  }
}
