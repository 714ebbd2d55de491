/**
 * PLOVER's contexts by the words that stand in the sentence of an event: lemmas in lower case, and pairs joined by "_".
 * A word may stand in several rows. Modes and acts that bring a context by themselves are in `CONTEXT_OF`.
 */
export const CONTEXT_WORDS: Readonly<Record<string, string>> = {
  military:
    'army navy troop soldier military_exercise admiral missile airstrike air_strike battalion brigade warship fighter_jet artillery ceasefire truce offensive invasion frontline front_line defence_minister defense_minister militia shelling bombardment nato air_force armed_force military',
  intelligence: 'spy espionage intelligence surveillance cia mi6 mossad kgb fsb wiretap informant intelligence_agency double_agent',
  executive:
    'president prime_minister premier cabinet minister chancellor governor mayor white_house kremlin executive_order decree inauguration secretary_of_state',
  legislative:
    'parliament senate congress bill lawmaker legislator legislature mp senator assembly_member house_of_representatives duma knesset bundestag amendment filibuster speaker_of_the_house law_passed legislation',
  election:
    'election vote ballot poll voter referendum primary caucus runoff candidate nominee campaign electorate polling_station by-election delegate recount turnout',
  political_institutions: 'constitution constitutional coalition coalition_government impeachment impeach no-confidence power-sharing prorogation suspend_parliament',
  pro_democracy: 'pro-democracy democracy free_election democratization democratisation opposition_protest',
  pro_autocracy: 'coup martial_law dictatorship junta autocracy one-party crackdown_on_opposition monarchist',
  economic:
    'economy economic trade tariff market stock stock_exchange investor bank central_bank interest_rate inflation budget deficit debt loan bankruptcy merger acquisition export import price tax wage factory layoff job_cut shareholder gdp recession bailout bail-out currency',
  legal:
    'court judge trial lawsuit verdict ruling appeal prosecutor indictment plaintiff defendant injunction supreme_court jury sue attorney_general tribunal testimony subpoena sentence convict plea',
  reparations: 'reparation restitution compensation_for_victim war_damage',
  human_rights: 'human_right human-rights torture extrajudicial_killing enforced_disappearance atrocity genocide war_crime crime_against_humanity amnesty_international human_rights_watch',
  rights_freedoms: 'civil_right free_speech press_freedom freedom_of_speech freedom_of_the_press freedom_of_expression privacy censorship abortion same-sex_marriage voting_right',
  repression: 'crackdown political_prisoner dissident censor censorship curfew banned_party detained_journalist political_opponent',
  human_security: 'humanitarian hunger famine food_aid displaced civilian relief_convoy humanitarian_aid humanitarian_corridor refugee_camp',
  gender: 'gender woman_right feminist sexual_harassment equal_pay maternity domestic_violence femicide #metoo abortion sexual_abuse',
  lgbt: 'lgbt lgbtq gay lesbian transgender same-sex same-sex_marriage pride_parade homosexuality',
  religion_ethnicity:
    'church mosque temple synagogue bishop pope imam cathedral muslim christian jewish catholic hindu buddhist sikh religious ethnic minority racism racist antisemitism anti-semitic islamic rabbi archbishop',
  inequality: 'inequality poverty minimum_wage homelessness homeless wealth_gap living_cost',
  diplomatic:
    'ambassador embassy consulate diplomat diplomatic foreign_minister foreign_ministry envoy summit bilateral secretary_of_state foreign_secretary united_nations security_council treaty talk_with delegation peace_talk',
  territory: 'border annex annexation disputed_territory sovereignty territorial independence secession separatist occupied maritime_border',
  peacekeeping: 'peacekeeper peacekeeping blue_helmet observer_mission monitoring_mission peace_force',
  health:
    'hospital disease virus vaccine vaccination pandemic epidemic outbreak coronavirus covid-19 covid doctor patient surgery cancer ebola measles quarantine infection health_ministry world_health_organization medical test_positive lockdown',
  asylum: 'asylum asylum_seeker refugee_status',
  migration: 'migrant migration immigrant immigration refugee deportation border_wall visa deport emigration',
  disasters:
    'earthquake hurricane cyclone typhoon tsunami flood flooding wildfire storm tornado volcano eruption landslide drought avalanche landfall tropical_storm tropical_depression heatwave blizzard quake',
  natural_resource: 'oil gas pipeline coal mine mining uranium lithium refinery oil_field water_supply fishery opec crude copper gold_mine gas_field',
  environment: 'climate climate_change emission environmental pollution carbon deforestation wildlife rainforest conservation oil_spill greenhouse endangered biodiversity paris_agreement',
  technology: 'satellite spacecraft rocket software artificial_intelligence internet smartphone app social_media nasa 5g semiconductor chip robot aircraft airliner maiden_flight test_flight launch_vehicle facebook twitter google',
  terrorism: 'terrorist terrorism suicide_bomber suicide_bombing jihadist al-qaeda isis islamic_state isil boko_haram taliban al-shabaab car_bomb extremist',
  cbrn: 'nuclear chemical_weapon nerve_agent biological_weapon radioactive uranium_enrichment novichok sarin plutonium warhead icbm radiological',
  cyber: 'cyberattack cyber-attack hacker hack malware ransomware cyber data_breach ddos phishing',
  misinformation: 'disinformation misinformation fake_news hoax conspiracy_theory propaganda troll deepfake',
  crime:
    'murder robbery shooting stabbing theft gang kidnapping homicide rape burglary arson manslaughter police suspect gunman fraud crime criminal assault charge_with arrest stab',
  corruption: 'corruption bribe bribery embezzlement graft kickback money_laundering nepotism corrupt embezzle',
  illegal_drugs: 'cocaine heroin drug_trafficking drug_cartel cannabis methamphetamine fentanyl narcotic drug_smuggling cartel opioid',
  trafficking: 'trafficking smuggling smuggler human_trafficking slavery traffick people_smuggling forced_labour forced_labor',
}

/** Contexts that an act or a mode brings by itself; key: act, or act and mode joined by "/". */
export const CONTEXT_OF: Readonly<Record<string, readonly string[]>> = {
  'COERCE/misinformation': ['misinformation'],
  'COERCE/cyber': ['cyber'],
  'COERCE/curfew': ['rights_freedoms'],
  'COERCE/censor': ['rights_freedoms', 'repression'],
  'COERCE/martial-law': ['repression'],
  'MOBILIZE/troops': ['military'],
  'MOBILIZE/weapons': ['military'],
  'RETREAT/ceasefire': ['military'],
  'SANCTION/convict': ['legal'],
  'x.vote': ['election'],
  'x.legislate': ['legislative'],
  'x.ruling': ['legal'],
  'x.disaster': ['disasters'],
  'x.deal': ['economic'],
}
