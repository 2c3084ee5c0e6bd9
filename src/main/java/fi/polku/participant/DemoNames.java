package fi.polku.participant;

import java.util.Set;

/** The invented first names of the demo's people, with their languages where that is not Finnish. */
public final class DemoNames {
  static final String[] NAMES = {
      "Aino", "Eero", "Olena uk", "Yusuf so", "Tuula", "Kari", "Maija", "Pekka", "Zahra fa", "Reijo", "Sirpa", "Mikko", "Anneli", "Veikko", "Amina so", "Tapio",
      "Ritva", "Jani", "Natalia ru", "Heikki", "Leena", "Omar ar", "Pirjo", "Sami", "Irja", "Toni", "Svitlana uk", "Markku", "Raija", "Ahmed ar", "Seija", "Juha",
      "Katariina", "Ali fa", "Hannele", "Timo", "Marjatta", "Igor ru", "Päivi", "Risto", "Layla ar", "Kaisa", "Antti", "Halyna uk", "Esko", "Tarja", "Abdi so", "Sanna",
      "Ville", "Mirja", "Dmitri ru", "Outi", "Pertti", "Fatima ar", "Jaana", "Lauri", "Merja", "Kalle", "Oksana uk", "Arja", "Niko", "Ulla", "Hodan so", "Jorma",
      "Satu", "Pauli", "Kristiina", "Ismo", "Eija", "Mahmoud ar", "Tiina", "Harri", "Helmi", "Jukka", "Linnea sv", "Aulis", "Paula", "Kim sv", "Vuokko", "Taneli"};
  private static final Set<String> MEN = Set.of("Eero", "Yusuf", "Kari", "Pekka", "Reijo", "Mikko", "Veikko", "Tapio", "Jani", "Heikki", "Omar", "Sami", "Toni", "Markku", "Ahmed", "Juha", "Ali", "Timo", "Igor",
      "Risto", "Antti", "Esko", "Abdi", "Ville", "Dmitri", "Pertti", "Lauri", "Kalle", "Niko", "Jorma", "Pauli", "Ismo", "Mahmoud", "Harri", "Jukka", "Aulis", "Kim", "Taneli");

  private DemoNames() {}

  /** Whether an invented "Marjatta T." is meant as a man. */
  public static boolean man(String alias) {
    return MEN.contains(alias.split(" ")[0]);
  }
}
