package fi.polku.activity;

import static fi.polku.activity.Activity.Kind.COACHING_GROUP;
import static fi.polku.activity.Activity.Kind.COURSE;
import static fi.polku.activity.Activity.Kind.DROP_IN;
import static fi.polku.activity.Activity.Kind.EXCURSION;
import static fi.polku.activity.Activity.Kind.GROUP;
import static fi.polku.activity.Activity.Kind.INFO_EVENT;
import static fi.polku.activity.Activity.Kind.PUBLIC_EVENT;
import static fi.polku.activity.Activity.Kind.SMALL_GROUP_EVENT;
import static fi.polku.activity.Activity.Kind.WORKPLACE_VISIT;

import java.util.List;

/** What goes on in the demo world. The numbers of sessions, persons, participations and heads of S20250 are those the project published. */
final class DemoActivities {
  private DemoActivities() {}

  public record Spot(String name, String municipality, String district, String address, String arrival, String accessibility) {}

  /** When: weekdays from 1 (Monday), from and to, every so many weeks. */
  record Rhythm(String weekdays, String starts, String ends, int everyWeeks) {}

  /**
   * What has been until yesterday.
   *
   * @param held how many sessions
   * @param endedWeeksAgo 0 when it still goes on
   * @param first the first of its people, by their place among all
   * @param people how many different people
   * @param sum how many came in all: participations, or heads of what is counted at doors
   */
  record Past(int held, int endedWeeksAgo, int first, int people, int sum) {}

  /** @param code its own; @param projects the codes of those who pay for it */
  record Told(String code, String projects, String name, Activity.Kind kind, String place, String summary, String audience, Rhythm rhythm, Past past) {}

  static final List<Spot> HOME_PLACES = List.of(
      new Spot("Sampolan asukastupa", "609", "Sampola", "Sampolankatu 4, Pori", "Bussit 2 ja 7, pysäkki oven edessä.", "Ei kynnystä, inva-wc, induktiosilmukka."),
      new Spot("Pihlavan asukastupa", "609", "Pihlava", "Pihlavankangas 12, Pori", "Bussi 61, viimeinen pysäkki.", "Luiska takaovella, inva-wc."),
      new Spot("Pormestarinluodon asukastupa", "609", "Pormestarinluoto", "Porkantie 3, Pori", "Bussi 5.", "Ei kynnystä."),
      new Spot("Kulttuuritalo Annankatu", "609", "Keskusta", "Annankatu 6, Pori", "Viisi minuuttia torilta.", "Hissi, inva-wc, induktiosilmukka."),
      new Spot("Olopiste", "398", "Keskusta", "Vapaudenkatu 10, Lahti", "Kävellen matkakeskuksesta vartti.", "Ei kynnystä, inva-wc."));

  static final List<Spot> AWAY_PLACES = List.of(
      new Spot("Chilli", "837", "Tampella", "Kelloportinkatu 1, Tampere", "Ratikka 3.", "Hissi, inva-wc."),
      new Spot("Kotkan työhuone", "285", "Kotkansaari", "Kirkkokatu 8, Kotka", "Torin laidalla.", "Kolme askelmaa, avaamme sivuoven."),
      new Spot("Korttelikahvila", "638", "Gammelbacka", "Tornipolku 2, Porvoo", "Bussi 3.", "Ei kynnystä."),
      new Spot("TEHDAS Lohja", "444", "Keskusta", "Toivonkatu 4, Lohja", "Linja-autoasemalta viisi minuuttia.", "Hissi, inva-wc."));

  static final List<Told> HOME = List.of(
      new Told("demo-reeraa-sampola", "S20250", "Reeraa! Sampola", COACHING_GROUP, "Sampolan asukastupa",
          "Oma elämä reeraan, yhdessä. Tehdään ruokaa, jutellaan, käydään asioilla. Tule sellaisena kuin olet.", "Kaikki, joilta työ puuttuu", new Rhythm("2", "10:00", "13:00", 1), new Past(25, 0, 0, 12, 0)),
      new Told("demo-reeraa-pihlava", "S20250", "Reeraa! Pihlava", COACHING_GROUP, "Pihlavan asukastupa",
          "Ryhmä omassa kaupunginosassa. Kahvi on aina valmiina.", "Pihlavalaiset", new Rhythm("3", "10:00", "13:00", 1), new Past(22, 0, 12, 12, 0)),
      new Told("demo-reeraa-porkka", "S20250", "Reeraa! Pormestarinluoto", COACHING_GROUP, "Pormestarinluodon asukastupa",
          "Liikutaan, tehdään käsillä ja mietitään seuraavaa askelta.", "Porkan väki", new Rhythm("4", "12:00", "15:00", 1), new Past(18, 0, 24, 10, 0)),
      new Told("demo-lm-sampola", "S20250", "Lähde mukaan! -valmennus Sampola", COACHING_GROUP, "Sampolan asukastupa",
          "Valmennusryhmä, josta jokainen jatkoi omaa polkuaan.", "Työttömät lähiöiden asukkaat", new Rhythm("1", "10:00", "13:00", 1), new Past(15, 36, 34, 12, 0)),
      new Told("demo-lm-pihlava", "S20250", "Lähde mukaan! -valmennus Pihlava", COACHING_GROUP, "Pihlavan asukastupa",
          "Valmennusryhmä, josta jokainen jatkoi omaa polkuaan.", "Työttömät lähiöiden asukkaat", new Rhythm("5", "10:00", "13:00", 1), new Past(15, 36, 46, 11, 0)),
      new Told("demo-kaapeli-sampola", "S20250", "Kaapeli-valmennus Sampola", COACHING_GROUP, "Sampolan asukastupa",
          "Ensimmäinen valmennusryhmä Sampolassa.", "Työttömät lähiöiden asukkaat", new Rhythm("2", "10:00", "13:00", 1), new Past(15, 58, 57, 9, 0)),
      new Told("demo-kaapeli-pihlava", "S20250", "Kaapeli-valmennus Pihlava", COACHING_GROUP, "Pihlavan asukastupa",
          "Ensimmäinen valmennusryhmä Pihlavassa.", "Työttömät lähiöiden asukkaat", new Rhythm("3", "10:00", "13:00", 1), new Past(15, 58, 66, 8, 0)),
      new Told("demo-aamukahvi", "S20250", "Työnhakijan aamukahvi", INFO_EVENT, "Kulttuuritalo Annankatu",
          "Aamiainen, alan ihmisiä ja tuoreita vinkkejä. Saat apua myös ansioluetteloon.", "Työtä etsivät", new Rhythm("4", "8:30", "10:30", 4), new Past(15, 0, 60, 110, 214)),
      new Told("demo-pienryhma", "S20250", "Yhteinen iltapäivä", SMALL_GROUP_EVENT, "Pihlavan asukastupa",
          "Kerralla yksi asia: leivotaan, pelataan, korjataan tai lähdetään metsään.", "Kaikki", new Rhythm("5", "13:00", "16:00", 2), new Past(32, 0, 20, 160, 379)),
      new Told("demo-kylajuhla", "S20250", "Koko kylän päivä", PUBLIC_EVENT, "Sampolan asukastupa",
          "Musiikkia, makkaraa ja yhdistysten pöytiä. Vapaa pääsy.", "Koko kaupunki", new Rhythm("6", "11:00", "15:00", 4), new Past(16, 0, 0, 0, 2369)),
      new Told("demo-duuniin", "S20250", "Duuniin!", GROUP, "Sampolan asukastupa",
          "Valmennus työhön tai kouluun omaan tahtiin. Voit tulla yhden kerran tai monta.", "Työtä tai koulutusta miettivät", new Rhythm("1,4", "13:00", "15:00", 1), new Past(110, 0, 30, 29, 0)),
      new Told("demo-olohuone", "S20250", "Avoin olohuone", DROP_IN, "Sampolan asukastupa",
          "Ovi on auki joka päivä. Kahvia, lehtiä, tietokone ja joku, joka kuuntelee.", "Kaikki", new Rhythm("1,2,3,4,5,6,7", "8:00", "16:00", 1), new Past(540, 0, 0, 96, 0)),
      new Told("demo-iltatupa", "S20250", "Iltatupa", DROP_IN, "Pihlavan asukastupa",
          "Ilta muiden kanssa: pelejä, iltapalaa, seuraa.", "Kaikki", new Rhythm("1,2,3,4,5,6,7", "16:00", "22:00", 1), new Past(240, 0, 70, 60, 0)),
      new Told("demo-kielikahvila", "S20250,AHKERASTI", "Kielikahvila", GROUP, "Pormestarinluodon asukastupa",
          "Puhutaan suomea kahvin ääressä. Virheet ovat tervetulleita.", "Suomea opettelevat ja heidän naapurinsa", new Rhythm("2,4", "17:00", "19:00", 1), new Past(70, 0, 140, 34, 0)),
      new Told("demo-digipaja", "AHKERASTI", "Digipaja", COURSE, "Sampolan asukastupa",
          "Puhelin, pankki ja hakemukset kuntoon kuudessa kerrassa.", "Kaikki", new Rhythm("3", "13:00", "15:00", 1), new Past(20, 0, 100, 14, 0)),
      new Told("demo-hanttihommat", "AHKERASTI", "Hanttihommat tutuksi", INFO_EVENT, "Pormestarinluodon asukastupa",
          "Mitä pienestä työstä jää käteen? Suojaosa, verokortti ja ensimmäinen keikka.", "Pientä työtä etsivät", new Rhythm("1", "12:00", "14:00", 2), new Past(11, 0, 90, 60, 128)),
      new Told("demo-olopiste", "OLOPISTE", "Olopisteen olohuone", DROP_IN, "Olopiste",
          "Tule, istu, juttele. Kukaan ei kysy papereita.", "Työikäiset", new Rhythm("1,2,3,4,5", "9:00", "15:00", 1), new Past(240, 0, 110, 120, 0)),
      new Told("demo-retki", "OLOPISTE", "Olopisteen retki", EXCURSION, "Olopiste",
          "Luontoon, museoon tai järvelle. Lähdetään yhdessä, palataan ajoissa.", "Olopisteen väki", new Rhythm("5", "9:00", "15:00", 4), new Past(12, 0, 120, 60, 118)),
      new Told("demo-vierailu", "OLOPISTE", "Työpaikkavierailu", WORKPLACE_VISIT, "Olopiste",
          "Käydään katsomassa, millaista työ on. Ei sitoumuksia.", "Olopisteen väki", new Rhythm("2", "13:00", "15:00", 3), new Past(14, 0, 130, 50, 97)));

  static final List<Told> AWAY = List.of(
      new Told("demo-chilli", "S21187", "Chilli", DROP_IN, "Chilli",
          "Matalan kynnyksen kohtaamispaikka. Tule tekemään omaa juttuasi.", "Nuoret aikuiset", new Rhythm("1,2,3,4,5,6,7", "10:00", "20:00", 1), new Past(180, 0, 0, 45, 0)),
      new Told("demo-k18", "S21187", "K-18", GROUP, "Kotkan työhuone",
          "Yritysvierailuja, retkiä ja kulttuuria porukalla.", "18–29-vuotiaat", new Rhythm("3", "12:00", "16:00", 1), new Past(36, 0, 40, 16, 0)),
      new Told("demo-korttelikahvila", "S21187", "Korttelikahvila", DROP_IN, "Korttelikahvila",
          "Kahvia, hävikkiruokaa ja lautapelejä.", "Naapurit", new Rhythm("4", "14:00", "18:00", 1), new Past(38, 0, 56, 30, 0)),
      new Told("demo-tehdas-lohja", "S20364", "TEHDAS-ryhmä Lohja", COURSE, "TEHDAS Lohja",
          "40 päivää omaa osaamista: uraohjausta, digitaitoja, lyhytkortteja.", "Yli 45-vuotiaat työnhakijat", new Rhythm("1,2,3", "9:00", "14:00", 1), new Past(40, 0, 90, 18, 0)));
}
