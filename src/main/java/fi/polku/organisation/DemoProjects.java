package fi.polku.organisation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the demo's projects say of themselves. */
final class DemoProjects {
  private DemoProjects() {}

  public record Aim(String target, int value, String unit, @Nullable String denominator) {}

  /** @param monthsGone how long ago the project began; @param months how long it lasts */
  public record Told(String code, String name, int monthsGone, int months, @Nullable String axis, @Nullable String objective, @Nullable String funder, @Nullable String implementers,
      String region, String municipalities, @Nullable String budget, @Nullable String funding, String targetGroups, String background, String aims, String wayOfWorking,
      @Nullable String outputs, String practices, @Nullable String results, @Nullable String spreading, @Nullable String notes, List<Aim> targets) {}

  static final List<Told> HOME = List.of(
      new Told("S20250", "Lähde mukaan! Työtä, hyvinvointia ja yhteisöllisyyttä Porin seudulle", 18, 25, "5", "10.1",
          "Keski-Suomen ELY-keskus", "Leader Karhuseutu, Diakonia-ammattikorkeakoulu", "Satakunta", "Pori", "100 000–500 000 €", null,
          "Lähiöiden asukkaat, joita työttömyys uhkaa syrjäyttää. Myös muut asukkaat, yhdistykset, yrittäjät ja viranomaiset.",
          "Sampolassa, Pihlavassa ja Pormestarinluodossa asukkaat, yhdistykset ja kaupunki laativat yhdessä alueilleen kehittämissuunnitelmat. Niistä lähdettiin liikkeelle.",
          "Vahvistaa ihmisten työ- ja toimintakykyä ja kaupunginosien yhteisöllisyyttä. Löytää paikallisia ratkaisuja niille, jotka ovat jääneet palvelujen ulkopuolelle.",
          "Ryhmiä omassa kaupunginosassa, ilman ilmoittautumista ja ilman karensseja. Duuniin!-valmennus kulkee ihmisen omien toiveiden mukaan, yksi keskustelu kerrallaan. Työnhakijan aamukahvilla työtön on oman alansa asiantuntija.",
          "Tietopaketti rahasta ja veloista tavallisella kielellä. Alueiden kehittämissuunnitelmat. Kaksi opinnäytetyötä.",
          "Reeraa!-ryhmät: sosiaalista kuntoutusta omassa kaupunginosassa. Duuniin!: kynnyksetön valmennus. Aamukahvi: aamiaispöytä, jossa tavataan alan ihmisiä.",
          "Arjen hallinta ja rohkeus olla muiden kanssa vahvistuivat. Moni hakeutui koulutukseen tai töihin tai alkoi taas etsiä työtä. Yhteistyötä tehtiin 30 yhdistyksen, 15 viranomaisen ja neljän oppilaitoksen kanssa.",
          "Valmennus ja talousneuvonta jatkuvat Ahkerasti yhdessä -hankkeessa. Ryhmien malli on vapaasti otettavissa käyttöön.",
          null,
          List.of(new Aim("Yhteisövalmennuksessa eri ihmisiä", 80, "persons", null), new Aim("Yhteisövalmennuksen kertoja", 120, "sessions", null))),
      new Told("OLOPISTE", "Olopiste – Kynnyksetön työtoiminta", 12, 24, null, null,
          "Hämeen ELY-keskus", "Lahden ammattikorkeakoulu Oy, Lahden kaupunki, Harjulan Setlementti ry, Sylvia-koti yhdistys ry", "Päijät-Häme", "Lahti", null, null,
          "Työikäiset, jotka ovat olleet pitkään työttöminä.",
          "Pitkään työttömänä olleelle ei ollut paikkaa, johon voi vain tulla. Olopiste täydentää muita palveluja.",
          "Toimintakyky, jaksaminen ja usko omiin mahdollisuuksiin kasvavat, ja jokaiselle löytyy oma jatkopolku. Sosiaalialan opiskelijat oppivat aidossa ympäristössä.",
          "Olohuone on auki, ohjausta saa yksin ja ryhmässä. Tehdään retkiä ja työpaikkavierailuja. Osallistuminen on maksutonta, eikä poisjäämisestä seuraa mitään.",
          null,
          "Kynnyksetön olohuone. Opiskelijat mukana arjessa.",
          "Moni löysi oman jatkopolkunsa: työn, opinnot, työkokeilun, kuntouttavan työtoiminnan tai eläkkeen. Luvut ovat tällä sivulla sitä mukaa kuin niitä kertyy.",
          null, null,
          List.of(new Aim("Eri ihmisiä mukana", 200, "persons", null), new Aim("Työ- tai toimintakyky vahvistuu", 50, "percent", "asiakkaat, joilla on kaksi mittausta"),
              new Aim("Siirtyy jatkopolulle", 50, "percent", "osallistujat"))),
      new Told("AHKERASTI", "Ahkerasti yhdessä", 6, 36, "4", "4.8",
          null, null, "Satakunta", "Pori", null, null,
          "Heikoimmassa työmarkkina-asemassa olevat, maahan muuttaneet, pienet yhdistykset ja reuna-alueiden asukkaat.",
          "Pieni työ jää usein tekemättä, koska paperityö on isompi kuin itse työ. Lähiöissä moni on yksin.",
          "Uusia pieniä työmahdollisuuksia, parempia työnhaun taitoja, vähemmän yksinäisyyttä ja apua kotoutumiseen.",
          "Hanttihommia välitetään yhdistysten ja kotien sekä työn etsijöiden välillä niin, että suojaosa riittää. Yhdistykset saavat tukea ja koulutusta. Toiminta viedään lähiöihin.",
          null,
          "Hanttihommat: pieni työ ilman suurta paperityötä.",
          null, null, null,
          List.of()));

  static final List<Told> AWAY = List.of(
      new Told("S21187", "Avoin työhuone", 10, 36, null, null,
          "Sosiaali- ja terveysministeriö", "Työttömien ay-jäsenten tukiyhdistys ry", "Pirkanmaa, Kymenlaakso, Uusimaa", "Tampere, Kotka, Porvoo", null, "416 433 €",
          "Nuoret aikuiset, etenkin miehet, joilta puuttuu työkokemus tai koulutus.",
          "Aiempi Valtaajat-hanke kokeili kansalaistoimintaa keinona päästä toimeentulotuelta kohti työtä.",
          "Vähemmän yksinäisyyttä ja pitkittynyttä työttömyyttä. 60 prosenttia nuorista koulutukseen, työkokeiluun tai työhön. Pienikin oma toimeentulo on hyvä alku.",
          "Nuorten omia kansalaistoiminnan projekteja noin 30: tapahtumia, yritysvierailuja, kokkikursseja. Työtilaa, työtovereita ja tukea, myös verkossa.",
          "Videoita nuorten omista projekteista.",
          "Yhteinen työhuone antaa työtilan ja työyhteisön. Korttelikahvila: kahvia, hävikkiruokaa ja lautapelejä viikoittain.",
          "Noin 20 osallistujaa siirtyi avoimille työmarkkinoille tai opiskelemaan tutkintoa.",
          "Korttelikahvila jatkuu Porvoossa.",
          "Toisille tärkeintä olivat työelämän taidot, toisille arjen rytmi ja vertaistuki.",
          List.of(new Aim("Kansalaistoiminnan projekteja", 30, "projects", null), new Aim("Koulutukseen, työkokeiluun tai työhön", 60, "percent", "nuoret"))),
      new Told("S20364", "TEHDAS – tehtaillaan työtä ja yrittäjyyttä", 5, 23, null, null,
          "Hämeen ELY-keskus", "Länsi-Uudenmaan koulutuskuntayhtymä", "Uusimaa", "Lohja, Vihti, Karkkila, Hanko", "849 238 €", null,
          "Yli 45-vuotiaat työnhakijat.",
          "Aikuisille tarkoitettu ohjaus puuttui Länsi-Uudeltamaalta.",
          "Oman osaamisen tunnistaminen ja rohkeus uusiin ratkaisuihin ohjauksen ja vertaistuen avulla.",
          "Ryhmiä, jotka kestävät 20–60 päivää. Opintotarjottimelta valitaan yrittäjyyttä, digitaitoja ja lyhytkortteja. Osallistujat tekevät tarjottimelle sisältöä myös itse.",
          null,
          "Opintotarjotin, jolta ryhmä ja jokainen siinä valitsee omansa.",
          "Mukana oli reilut 300 ihmistä. Paras tulos oli rohkeus ja ystävät, joita ryhmissä syntyi.",
          null, null,
          List.of()));
}
