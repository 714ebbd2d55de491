/*
 * Words that introduce what someone says, writes, thinks, wants or intends, with how often they do so in each frame.
 * A row is the word, then digits: tenths of the share of its uses that are attributions, with a quotation, a clause, an infinitive,
 * an object, a preposition, nothing; verbs have a seventh digit for the passive. Irregular forms follow.
 * The shares are counts (facts about words) from 840 news articles of PolNeAR's train half and our own marked Wikinews reports, smoothed;
 * rare verbs of reporting were given the digits of their like.
 */

/** Verbs: "say 9988777 said". */
export const CUE_VERBS: readonly string[] = [
  'abhor 3345322 · accentuate 3333222 · accept 3424111 · accuse 9739848 · acknowledge 9878755 · acquiesce 8754746 · acquit 1114115',
  'add 9871114 · address 6312100 · adjudge 3334224 · admire 6535332 · admit 9864644 admitted · adopt 7521001 · advise 4341100',
  'advocate 8743612 · affirm 7744323 · agree 6894632 · aim 5456122 · alarm 5335322 · align 5421043 · allege 9766664',
  'allude 7766634 · anger 8854656 · announce 9979547 · answer 5323131 · anticipate 5631222 · apologise 6745613 · apologize 6745613',
  'appeal 5382222 · appear 5473123 · applaud 3347315 · appoint 5335102 · appreciate 4434322 · approve 5425215 · argue 9987777 · arrange 6421101',
  'articulate 6545235 · ascertain 3433212 · ascribe 6746333 · ask 9887678 · assail 7658464 · assent 4442522 · assert 9854424',
  'assume 7430526 · assure 9744435 · attack 8234335 · attempt 7420201 · attest 6632222 · attribute 7766435 · author 6532326',
  'authorize 6424210 · aver 9833322 · avoid 3311121 · avow 7755422 · back 2654123 · balk 7754844 · bar 5433222 · bark 8544333',
  'bash 5424101 · believe 8865634 · belittle 7546333 · bellow 7443422 · bemoan 9676444 · berate 7455433 · beseech 8786444',
  'bid 1152211 · bill 7345335 · blame 8658746 · blare 2426201 · blast 9469547 · block 3122110 · blog 6533322 · boast 7841623',
  'boo 3123106 · boom 7431201 · bother 5435221 · brag 8856664 bragged · brand 6547333 · break 4110000 broke broken',
  'bristle 7433112 · broadcast 2222112 · brush 7544364 · cable 3333322 · calculate 6531212 · call 9867826 · campaign 1110100',
  'care 5534402 · carry 1110000 · cast 8433030 cast · categorise 2223213 · categorize 2223213 · caution 9975745 · celebrate 4451015',
  'certify 3422211 · challenge 5164335 · champion 5433514 · chant 9563444 · characterise 8657644 · characterize 8657644',
  'charge 5533205 · cheer 4322101 · chide 8658444 · chime 3232621 · choose 2431011 chose chosen · circulate 5435204 · cite 9769345',
  'claim 9987657 · clarify 7841333 · coin 4536322 · commend 6445433 · comment 9744323 · communicate 4433222 · compare 5025040',
  'complain 9855664 · concede 9756414 · concern 5230217 · conclude 9856663 · concur 8754634 · condemn 5546337 · confirm 7844415',
  'congratulate 7757444 · conjecture 7743322 · consent 4462522 · consider 7466335 · console 3333211 · contemplate 5664343',
  'contend 6843323 · contest 3334312 · continue 8232201 · contradict 5633222 · contrast 4435212 · convict 1113115',
  'convince 6454317 · counsel 7664325 · count 5411101 · counter 6420421 · crave 2233322 · create 1240301 · credit 8346233',
  'criticise 7647436 · criticize 9978668 · cry 3434522 · dawn 6744333 · debate 5530233 · decide 8363320 · declare 8955366',
  'decline 8596336 · decree 6664324 · decry 9859545 · dedicate 5413214 · deduce 5533222 · deem 8767678 · defend 8756213',
  'deflect 5234222 · deliver 8222001 · demand 6769222 · demonstrate 3510000 · denounce 9858445 · deny 7967643 · depict 5633222',
  'deplore 8656434 · deride 7678666 · describe 8977655 · design 5231212 · desire 3364322 · detail 7634322 · determine 6351514',
  'detest 3345322 · devote 5234124 · diagnose 1223213 · differ 6322001 · disagree 4743533 · disappoint 5633112 · disavow 5433201',
  'disclose 4745533 · discount 6535322 · discuss 8746522 · dislike 6545335 · dismiss 9857434 · disparage 6536312 · display 3434112',
  'dispute 6744343 · disregard 6535322 · dissent 5432323 · distance 8544333 · divide 3120004 · divulge 5642322 · document 6545526',
  'double 7332521 · doubt 7844434 · downplay 5434222 · dread 5444322 · dub 8742335 dubbed · dwell 7844634 · echo 6744246',
  'elaborate 5633125 · elect 2111000 · email 6234252 · embrace 8732143 · emerge 2330000 · emphasise 8765623 · emphasize 8765623',
  'enamor 6544336 · encourage 7653335 · endeavor 4462211 · endeavour 4462211 · endorse 8876418 · enjoin 4464322 · enjoy 4453101',
  'enquire 7745433 · ensure 1222111 · envisage 5443424 · envision 7767464 · equate 3334322 · estimate 7638513 · excite 3432414',
  'exclaim 8544333 · exemplify 6746333 · exhort 7546333 · expand 6410000 · expect 6997648 · experience 5433214 · explain 9877473',
  'explore 3434222 · expose 5325232 · express 9987423 · extol 8647434 extolled · eye 5435222 · fail 3120000 · favor 5225405',
  'favour 5225405 · fear 9968567 · feature 2211115 · feel 6452663 felt · fight 2120120 · figure 4312013 · file 4154001',
  'find 5762323 found · fire 5252402 · float 7635210 · focus 5531423 · forecast 7757477 forecast forecasted · foresee 6553434',
  'foreshadow 7546333 · forewarn 8754433 · forget 6574335 forgot forgotten · forward 7732121 · frame 7431232 · gesture 1122211',
  'grant 5433214 · grapple 5422211 · grow 2121000 · guarantee 4322130 · guess 6535322 · gush 8544333 · hail 8658424',
  'hammer 2424210 · hate 6548323 · heap 6547333 · hear 2021011 heard · herald 7647434 · hesitate 4563322 · highlight 7545315',
  'hint 7854444 · hire 4102101 · hold 0230000 held · hope 8888764 · hypothesise 7744323 · hypothesize 7744323 · identify 7666344',
  'ignore 3435513 · illustrate 3435222 · imagine 6710241 · implore 8786444 · imply 8656444 · impose 4322403 · impress 6533315',
  'incline 4563336 · indicate 9836634 · infer 5533222 · inform 7845437 · infuriate 6545353 · inquire 7745433 · insinuate 7754433',
  'insist 9975755 · instruct 6563335 · insult 5434222 · intend 8774446 · interject 8764333 · interpret 6543336 · intimate 7744333',
  'intrigue 6533316 · introduce 8233123 · invalidate 6536321 · invite 6420112 · invoke 7345333 · issue 7556021 · join 2210000',
  'joke 8654744 · judge 3256222 · knock 7224222 · know 8623327 knew known · label 9655746 labelled labeled · lambaste 8657447',
  'lament 8857444 · lash 7643523 · laud 6536222 · laugh 5222222 · launch 1412100 · lean 1252121 · learn 8866454 learnt learned',
  'lecture 3435222 · let 2102100 let · like 6294235 · liken 8758444 · line 3243311 · list 9658334 · loathe 3345322 · lobby 2254422',
  'long 2252422 · look 5241321 · love 3265525 · maintain 6420100 · mandate 5434402 · mark 3121111 · marvel 6744333',
  'measure 1222112 · mention 9878347 · mince 7647434 · mind 5422211 · mix 4223101 · mock 7858444 · mount 5423101 · mourn 6547333',
  'move 1120000 · mull 7667434 · murmur 7533422 · muse 8754644 · mutter 7533422 · mystify 6546335 · name 7545235 · narrate 5333222',
  'negotiate 6311403 · nod 3222222 · nominate 5263106 · note 9989655 · notice 6663335 · notify 5533224 · object 7533644',
  'observe 7824352 · offer 5874214 · opine 8744634 · oppose 7667352 · opt 6543633 opted · ordain 4443322 · order 7977425',
  'outline 4547353 · outrage 6543336 · overhear 3322212 · overrule 3334212 · overturn 5434521 overturned · paint 7334112',
  'pass 3563212 · pause 3452201 · pay 2000000 paid · peg 6547333 pegged · perceive 5335512 · persuade 7658447 · petition 3345432',
  'pick 1141000 · picture 3334322 · pin 6536222 pinned · pitch 4322101 · pivot 7563222 · place 2511100 · plan 6572114 planned',
  'plead 8568664 · please 6534325 · pledge 8857215 · point 8865612 · poke 7534322 · polarize 5623101 · ponder 7546333',
  'portray 8544337 · posit 7864434 · position 7434210 · post 5835133 · postulate 7743322 · pound 5434222 · praise 9777685',
  'pray 4444522 · preach 7667434 · predict 9857675 · prefer 4788444 preferred · prescribe 6547333 · present 6232213 · press 3851303',
  'pressure 5442211 · presume 5544324 · prioritise 2234212 · proceed 3441111 · proclaim 6645225 · profess 6566333',
  'prohibit 5434221 · project 4664247 · promise 9987727 · promote 6734312 · pronounce 7546332 · propose 5687645 · protest 6642101',
  'prove 2210101 · publicise 3334212 · publish 3124000 · pump 7657446 · pursue 2521110 · push 6762614 · puzzle 5633222',
  'question 9879355 · quip 8644434 quipped · quote 9855434 · rail 9867945 · raise 5001202 · rank 1112113 · ratchet 6222211',
  'rate 3433111 · ratify 5435221 · rationalise 3333222 · rattle 8658446 · reach 2011010 · react 8412111 · read 7331113 read',
  'reaffirm 7857444 · realize 7642553 · reason 7633212 · reassure 6535335 · rebuff 5332623 rebuffed · rebuke 7545335',
  'rebut 5434222 rebutted · recall 8878545 · recant 4334322 · recite 7546323 · reckon 6633422 · recognise 3765335',
  'recognize 3765335 · recommend 8826216 · reconsider 5222221 · record 3350140 · recount 8657444 · refer 8873823 referred',
  'reference 9758444 · reflect 3311100 · refuse 9485436 · refute 6545433 · regard 1635404 · regret 7656434 · reiterate 9956434',
  'reject 9756746 · relate 4421212 · relay 4433223 · release 2205002 · relish 7658444 · rely 1111221 · remark 9856665',
  'remember 8575457 · remind 8866444 · reminisce 7633533 · renew 4423201 · renounce 6546333 · repeat 5736211 · replay 6746333',
  'reply 8876645 · report 7868459 · reprimand 6547333 · reprise 7546333 · repudiate 6745333 · request 5375237 · require 4232013',
  'resent 3344322 · resist 7433222 · resolve 3362212 · resonate 6132401 · respond 7433425 · restrict 5435220 · retort 9855664',
  'retract 3335322 · return 4020100 · retweet 7537334 · reveal 9737466 revealed · revere 7644437 · review 4521111 · revile 7664437',
  'revisit 3452211 · ridicule 5434222 · rip 5635121 ripped · rule 5674101 · salute 5444322 · satirize 7546333',
  'savage 6546333 · say 9988777 said · scare 6535351 · scoff 7533512 · scold 6746333 · scream 7443422 · scrutinise 1123211',
  'see 7434415 saw seen · seek 5764621 sought · seem 8664256 · seize 4311130 · sentence 4352111 · set 3000101 set · share 5334703',
  'shock 5432204 · shout 9667214 · show 5767146 showed shown · shrug 4222222 · side 7646433 · sigh 7433322 · sign 2253004',
  'signal 7863335 signalled signaled · single 8745436 · slam 5759464 slammed · slate 4254322 · solicit 2234212 · sound 5545422',
  'spar 6535512 sparred · spare 6547333 · speak 2340214 spoke spoken · speculate 7856464 · spell 6535322 · startle 7646437',
  'state 9833215 · stipulate 5743322 · stop 4130000 stopped · stress 8657444 · struggle 1121100 · style 2223212',
  'submit 5633121 submitted · sue 5243401 · suggest 9997588 · summarise 6434222 · summarize 6434222 · summon 1233112',
  'support 3556637 · suppose 5544323 · surface 5435312 · surmise 7744333 · surprise 6632103 · suspect 7844437 · swear 7762333',
  'symbolize 4635322 · sympathise 5433533 · talk 6664534 · target 6421001 · taunt 6547333 · telegraph 3333322 · tell 9978329 told',
  'tend 3132211 · tender 1123111 · term 5335315 · testify 8633322 · thank 9758444 · theorise 7744323 · theorize 7744323',
  'think 8836435 thought · threaten 8454324 · thrill 6535323 · throw 2522011 threw thrown · tick 5235122 · tie 4222000',
  'title 6641355 · touch 5730132 · tout 9657444 · trade 2122020 · trash 6546333 · trumpet 8647434 · trust 5336213 · try 3411300',
  'tussle 6744533 · tweet 9937566 · underline 6645433 · underscore 3333123 · understand 8665312 understood · undertake 1163212',
  'unleash 4222111 · unsettle 6746333 · unveil 7634321 · uphold 2224212 · urge 8887444 · utter 6545354 · vent 6732322',
  'veto 7647434 · view 5347225 · voice 6757434 · volunteer 4452211 · vote 4341310 · vouch 8754746 · vow 9997675 · want 8676144',
  'warn 9978637 · watch 1031100 · weigh 5421311 · welcome 7545332 · whisper 7533422 · wish 4635322',
  'withdraw 3323111 withdrew withdrawn · witness 7334222 · wonder 9856364 · worry 7964447 · write 9776363 wrote written',
  'yearn 3363422 · yell 8854464 · zero 4533622',
]

/** Nouns: "claim 654442". */
export const CUE_NOUNS: readonly string[] = [
  'accusation 444343 · admission 343352 · advice 232231 · allegation 565565 · announcement 454322 · appeal 332322 · apology 333232',
  'argument 543322 · assertion 664422 · assessment 433332 · assumption 243323 · assurance 545556 · belief 565552 · boast 456676',
  'call 334640 · claim 654442 · comment 322222 · complaint 344453 · conclusion 543332 · condemnation 333352 · confirmation 443332',
  'contention 652211 · conviction 343222 · criticism 253331 · critique 222231 · declaration 443332 · demand 345432 · denial 444442',
  'denunciation 444454 · desire 225322 · disagreement 444443 · doubt 343332 · endorsement 223342 · estimate 454341',
  'expectation 454322 · explanation 443232 · fear 353433 · finding 453332 · forecast 443332 · hint 543342 · hope 677534',
  'hypothesis 443232 · insistence 555555 · intention 336432 · invitation 224322 · note 342211 · notion 343322 · objection 343342',
  'opinion 444333 · opposition 313330 · order 223211 · perception 454443 · plan 215310 · plea 334342 · pledge 756563',
  'praise 222243 · prediction 553333 · promise 645331 · proposal 344321 · protest 222221 · reassurance 444333',
  'recommendation 344332 · refusal 346422 · rejection 323332 · remark 333332 · report 353321 · request 236321 · revelation 444332',
  'rumor 565564 · rumour 565564 · speculation 454454 · statement 453321 · suggestion 565563 · support 132312 · suspicion 454443',
  'testimony 443322 · theory 343322 · threat 335332 · understanding 454443 · view 454442 · vow 668664 · warning 454463',
  'willingness 225322 · wish 346432 · worry 364435',
]

/** Adjectives: "afraid 364432". */
export const CUE_ADJECTIVES: readonly string[] = [
  'adamant 787775 · afraid 364432 · angry 233242 · anxious 355442 · aware 565443 · careful 223322 · certain 454331 · clear 233222',
  'concerned 475652 · confident 754555 · convinced 575543 · critical 131252 · disappointed 454343 · doubtful 354342 · eager 467553',
  'glad 456442 · happy 235332 · hopeful 354342 · keen 346452 · leery 343354 · optimistic 454342 · pessimistic 454342',
  'pleased 456442 · proud 355442 · ready 113111 · reluctant 346431 · reticent 334331 · sceptical 354353 · skeptical 354353',
  'supportive 243353 · sure 354331 · surprised 454332 · suspicious 343352 · sympathetic 232242 · unaware 465443 · unclear 353322',
  'uncertain 354332 · unhappy 344453 · unsure 454332 · unwilling 336422 · upset 354443 · wary 565564 · willing 346421',
  'worried 575653',
]

/** Verbs that double their last letter: "admitted". */
export const DOUBLING = new Set('admit commit submit refer prefer infer plan regret opt brag slam quip permit omit concur deter ban rap nod pin rip tap wrap chat blog peg drop stop spar bet tip jab rob scrap dub label signal counsel total compel propel control extol quarrel set put let get begin run cut hit quit rebut forget bid forbid'.split(' '))

/** Adverbs that mark the sentence as someone's claim. */
export const CUE_ADVERBS = new Set('reportedly allegedly purportedly supposedly apparently seemingly'.split(' '))

/** Verbs whose object is the one spoken to when a clause, an infinitive or a quotation follows. */
export const RECIPIENT_VERBS = new Set(
  'tell ask assure remind inform warn advise convince persuade promise notify show teach instruct order urge encourage invite request beg implore command reassure brief email text'.split(' '),
)

/** Verbs whose passive with an infinitive or a clause hands on what others hold: "is believed to". */
export const RELAYING_PASSIVES = new Set('believe think say report understand expect rumour rumor allege claim suspect fear estimate reckon'.split(' '))
