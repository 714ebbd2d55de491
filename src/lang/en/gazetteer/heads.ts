/** Words that, in or at the end of a name, tell what kind of thing it names. Lower case. */
export const ORGANISATION_HEADS: readonly string[] = [
  'ministry ministries department departments agency agencies bureau office authority administration commission committee council board court courts tribunal senate parliament congress assembly duma cabinet secretariat government treasury directorate inspectorate embassy consulate mission',
  'party coalition alliance union federation confederation league movement front brotherhood liberation faction bloc congress caucus club society association organization organisation foundation institute institution academy university college school schools seminary faculty church diocese archdiocese synod',
  'army navy force forces guard guards corps brigade brigades battalion regiment division fleet militia police command militants militia army squad',
  'bank group company companies corporation corp corp. inc inc. co co. ltd ltd. llc plc gmbh ag sa holdings holding industries enterprises partners ventures capital fund funds trust airlines airways railways motors motor pharmaceuticals laboratories labs systems technologies technology software energy petroleum oil gas resources mining steel electric power telecom communications media entertainment pictures studios records press publishing publishers books broadcasting network networks radio television tv news times post journal tribune herald gazette chronicle telegraph guardian observer mail mirror globe standard star sun today daily weekly magazine review',
  'fc f.c. afc united city rovers wanderers athletic rangers tigers lions bulls bears eagles hawks giants kings sox team nationals',
  'chamber exchange service services center centre hospital orchestra theatre theater ballet opera museum library zoo observatory watch monitor initiative program programme project campaign task unit branch chapter network consortium conference charity mafia cartel gang tribe nation nations',
]

/** Head words of buildings and sites. */
export const FACILITY_HEADS: readonly string[] = [
  'airport airfield airbase base bridge tunnel stadium arena station terminal tower towers building buildings house hall palace castle fort fortress cathedral basilica mosque synagogue temple chapel abbey monastery shrine cemetery memorial monument museum gallery theatre theater library hospital clinic prison jail penitentiary barracks camp hotel inn resort plaza square park gardens garden zoo mall market bazaar center centre complex compound residence mansion embassy dam reactor plant refinery pipeline port harbour harbor dock pier wharf canal highway motorway expressway freeway road street avenue boulevard lane railway subway metro line cosmodrome spaceport launchpad observatory speedway circuit racecourse course pool gymnasium church school university college crossing checkpoint gate wall courthouse laboratory mine field pavilion auditorium velodrome',
]

/** Head words of places. */
export const PLACE_HEADS: readonly string[] = [
  'river lake sea ocean bay gulf strait straits channel island islands isle isles peninsula cape coast mount mountain mountains hills hill valley desert forest delta basin plateau plain plains glacier volcano reef beach falls creek canyon crater province provinces region regions district districts county counties state states territory territories republic kingdom oblast krai raion governorate prefecture emirate canton department municipality city town village township borough suburb parish north south east west northern southern eastern western central heights corridor strip bank zone border frontier street road avenue',
]

/** Head words of named events. */
export const EVENT_HEADS: readonly string[] = [
  'summit conference forum congress convention talks games olympics cup championship championships tournament open marathon derby race prix rally war wars battle siege uprising revolution rebellion revolt coup intifada massacre genocide famine earthquake tsunami hurricane typhoon cyclone storm tornado flood floods eruption election elections referendum primary primaries caucus inauguration coronation jubilee festival carnival parade ceremony awards anniversary day week month year operation campaign crisis affair scandal trial protest protests march riots strike bowl series finals final season league expo exhibition fair biennale mission expedition crash disaster attack attacks bombing bombings shooting process exercise exercises debate',
]

/** Head words of things: laws, works, craft, prizes, diseases. */
export const THING_HEADS: readonly string[] = [
  'act bill law code amendment constitution treaty agreement accord accords pact protocol convention charter declaration resolution statute directive memorandum deal plan program programme initiative scheme doctrine report survey index award awards prize medal cross order trophy cup oscar missile missiles rocket rockets drone drones tank tanks jet jets aircraft plane helicopter helicopters bomber fighter submarine ship carrier frigate destroyer cruiser yacht boat ferry satellite probe spacecraft shuttle rover telescope virus flu fever disease syndrome vaccine bible quran album song single film movie series show novel book trilogy game engine phone console processor browser language',
]

/** Words that stand before or in a person's name and are no part of it: titles, ranks, forms of address. Lower case. */
export const TITLES: readonly string[] = [
  'mr mr. mrs mrs. ms ms. miss mx mx. dr dr. doctor prof prof. professor sir dame lord lady baron baroness count countess duke duchess earl viscount prince princess king queen emperor empress tsar czar sultan sheikh sheik shaikh emir shah khan ayatollah imam mullah mufti pope cardinal archbishop bishop reverend rev rev. father fr. sister brother rabbi pastor deacon patriarch saint st. metropolitan',
  'president vice-president premier chancellor minister ministers secretary undersecretary governor gov gov. mayor senator senators sen sen. sens. representative rep rep. reps. congressman congresswoman congressmen deputy mp mps mep speaker chairman chairwoman chairperson chair chief head director commissioner ambassador envoy consul attorney judge justice prosecutor lawyer solicitor barrister sheriff marshal officer spokesman spokeswoman spokesperson aide adviser advisor assistant counsel leader commander captain capt capt. colonel col col. lieutenant lt lt. major maj maj. general gen gen. brigadier brig. admiral adm adm. sergeant sgt sgt. corporal cpl. private pvt. constable inspector detective superintendent commodore airman',
  'coach manager actor actress singer author writer poet journalist reporter editor analyst economist professor scientist researcher astronaut cosmonaut footballer player striker midfielder goalkeeper defender driver rider cyclist swimmer boxer golfer comedian director producer musician rapper photographer activist dissident candidate lawmaker legislator politician councillor councilor alderman ombudsman founder co-founder ceo cfo coo chairman-elect president-elect prime foreign defense defence interior finance first deputy acting former ex- late interim incumbent presidential parliamentary ministerial',
]

/** Lower-case words that stand inside names of several words. */
export const NAME_PARTICLES: readonly string[] = [
  'of the and for de la le del della di da dos das do du des van von der den ter ten zu zur al el bin ibn ben abu umm y e & i in on to at with by from as an a und et d’ l’ ul ur uz',
]
