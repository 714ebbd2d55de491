import type { Act, Status } from '../../../record/index.ts'

/** A rule of status with sentences that it must read so and sentences that it must leave alone. `[text, trigger, status]`. */
export interface StatusExamples {
  readonly rule: string
  readonly hits: readonly (readonly [text: string, trigger: string, status: Status])[]
  readonly misses: readonly (readonly [text: string, trigger: string, not: Status])[]
}

/** What a word names: `[text, trigger, act]`, act null = no event. */
export type SenseExample = readonly [text: string, trigger: string, act: Act | null]

/** Status by rule. */
export const STATUS_EXAMPLES: readonly StatusExamples[] = [
  {
    rule: 'scheduling words',
    hits: [
      ['Ana Holm is scheduled to meet Peter Duarte in Aarhus.', 'meet', 'scheduled'],
      ['The council is set to vote on the bridge.', 'vote', 'scheduled'],
      ['The envoys are due to meet on Monday.', 'meet', 'scheduled'],
    ],
    misses: [
      ['Ana Holm met Peter Duarte in Aarhus.', 'met', 'scheduled'],
      ['The council set a record and voted on the bridge.', 'voted', 'scheduled'],
    ],
  },
  {
    rule: 'future auxiliaries',
    hits: [
      ['The two mayors will meet in Aarhus.', 'meet', 'planned'],
      ['Duarte is to visit Vestria.', 'visit', 'planned'],
      ['The minister will hold talks with the union.', 'talks', 'planned'],
    ],
    misses: [
      ['The two mayors have met in Aarhus.', 'met', 'planned'],
      ['Duarte has visited Vestria.', 'visited', 'planned'],
    ],
  },
  {
    rule: 'intentions and agreements',
    hits: [
      ['Holm plans to visit Vestria.', 'visit', 'planned'],
      ['The two sides agreed to meet again.', 'meet', 'planned'],
      ['The company intends to sell its harbour.', 'sell', 'planned'],
    ],
    misses: [
      ['Holm managed to visit Vestria.', 'visit', 'planned'],
      ['The company sold its harbour.', 'sold', 'planned'],
    ],
  },
  {
    rule: 'proposals',
    hits: [
      ['Holm proposed holding a summit in Aarhus.', 'summit', 'proposed'],
      ['The union asked the mayor to resign.', 'resign', 'proposed'],
      ['Duarte invited Holm to visit Vestria.', 'visit', 'proposed'],
    ],
    misses: [
      ['Holm held a summit in Aarhus.', 'summit', 'proposed'],
      ['The mayor resigned.', 'resigned', 'proposed'],
    ],
  },
  {
    rule: 'possibility',
    hits: [
      ['The court could release the driver.', 'release', 'possible'],
      ['Vestria is considering withdrawing its troops.', 'withdrawing', 'possible'],
      ['Holm may resign.', 'resign', 'possible'],
    ],
    misses: [
      ['The court released the driver.', 'released', 'possible'],
      ['Vestria withdrew its troops.', 'withdrew', 'possible'],
    ],
  },
  {
    rule: 'what is not done yet',
    hits: [
      ['Holm has yet to sign the treaty.', 'sign', 'denied'],
      ['The council has yet to approve the bridge.', 'approve', 'denied'],
      ['Duarte has yet to resign.', 'resign', 'denied'],
    ],
    misses: [
      ['Holm has already signed the treaty.', 'signed', 'denied'],
      ['The council is yet again voting on the bridge.', 'voting', 'denied'],
    ],
  },
  {
    rule: 'what goes on',
    hits: [
      ['A trial is underway in Aarhus.', 'trial', 'underway'],
      ['The protests continue in Aarhus.', 'protests', 'underway'],
      ['The talks have continued since May.', 'talks', 'underway'],
    ],
    misses: [
      ['A trial was held in Aarhus.', 'trial', 'underway'],
      ['The protests continued until May.', 'protests', 'underway'],
    ],
  },
  {
    rule: 'attempts took place, crimes are committed',
    hits: [
      ['Protesters tried to storm the parliament on Friday.', 'storm', 'happened'],
      ['The rebels tried to capture the harbour in May.', 'capture', 'happened'],
      ['Duarte committed a murder in May.', 'murder', 'happened'],
    ],
    misses: [
      ['Protesters will try to storm the parliament on Friday.', 'storm', 'happened'],
      ['Vestria committed to withdraw its troops.', 'withdraw', 'happened'],
    ],
  },
  {
    rule: 'cancelling',
    hits: [
      ['Holm cancelled her visit to Vestria.', 'visit', 'cancelled'],
      ['The talks were called off on Friday.', 'talks', 'cancelled'],
      ['Duarte has cancelled a planned meeting with Holm.', 'meeting', 'cancelled'],
    ],
    misses: [
      ['Holm praised her visit to Vestria.', 'visit', 'cancelled'],
      ['The talks were called a success.', 'talks', 'cancelled'],
    ],
  },
  {
    rule: 'putting off',
    hits: [
      ['The vote was postponed.', 'vote', 'postponed'],
      ['Vestria delayed the election.', 'election', 'postponed'],
      ['The committee put off the hearing.', 'hearing', 'postponed'],
    ],
    misses: [
      ['The vote was counted.', 'vote', 'postponed'],
      ['Vestria held the election.', 'election', 'postponed'],
    ],
  },
  {
    rule: 'headlines in the infinitive',
    hits: [
      ['Bakers to strike on Thursday', 'strike', 'planned'],
      ['Vestrian parliament to vote on bridge tax', 'vote', 'planned'],
      ['Holm trial to begin in Aarhus', 'trial', 'planned'],
    ],
    misses: [
      ['Bakers strike on Thursday', 'strike', 'planned'],
      ['Bakers struck to raise wages', 'struck', 'planned'],
    ],
  },
  {
    rule: 'was to have',
    hits: [
      ['Holm was to have met Duarte in Aarhus.', 'met', 'cancelled'],
      ['The summit was to have been held in Aarhus.', 'summit', 'cancelled'],
      ['The vote was to have taken place on Monday.', 'vote', 'cancelled'],
    ],
    misses: [
      ['Holm is said to have met Duarte in Aarhus.', 'met', 'cancelled'],
      ['The summit was held in Aarhus.', 'summit', 'cancelled'],
    ],
  },
  {
    rule: 'what is to be averted is feared',
    hits: [
      ['The mayor called a meeting to avert a strike.', 'strike', 'possible'],
      ['Talks to prevent a walkout broke up.', 'walkout', 'possible'],
      ['They hope to avoid an election.', 'election', 'possible'],
    ],
    misses: [
      ['The deal averted a strike.', 'strike', 'possible'],
      ['The mayor called off the strike.', 'strike', 'possible'],
    ],
  },
  {
    rule: 'proposed that it be held',
    hits: [
      ['Holm proposed that the summit be held in Aarhus.', 'summit', 'proposed'],
      ['The union demanded that the vote be held in May.', 'vote', 'proposed'],
      ['Duarte suggested that the talks be held in Lowmark.', 'talks', 'proposed'],
    ],
    misses: [
      ['Holm said that the summit was held in Aarhus.', 'summit', 'proposed'],
      ['The union noted that the vote had been held.', 'vote', 'proposed'],
    ],
  },
  {
    rule: 'no date has been set',
    hits: [
      ['She leads the union until a conference for which no date has been set.', 'conference', 'planned'],
      ['The mayor waits for a hearing whose date has yet to be fixed.', 'hearing', 'planned'],
      ['He stays in office until the election, for which no day has been named.', 'election', 'planned'],
    ],
    misses: [
      ['She has led the union since a conference at which nobody stood.', 'conference', 'planned'],
      ['He left office after an election that no party won.', 'election', 'planned'],
    ],
  },
  {
    rule: 'due to start',
    hits: [
      ['The walkout is due to start on Friday.', 'walkout', 'scheduled'],
      ['The talks are expected to resume in May.', 'talks', 'planned'],
      ['Holm called for calm before a strike that is due to begin on Friday.', 'strike', 'scheduled'],
    ],
    misses: [
      ['The walkout started on Friday.', 'walkout', 'scheduled'],
      ['The union called off the strike that was due to begin on Friday.', 'strike', 'scheduled'],
    ],
  },
  {
    rule: 'proposed, though the parser lost its way',
    hits: [
      ['Holm wrote to Mr. Peter Duarte, Mayor of Aarhus, and Mr. Jens Lund, Mayor of Skarv, proposing that the two Heads of Council hold talks.', 'talks', 'proposed'],
      ['The union suggested that before the spring both sides hold talks.', 'talks', 'proposed'],
      ['Duarte has invited her to Lowmark.', 'invited', 'proposed'],
    ],
    misses: [
      ['The two mayors, who proposed a new bridge, held talks.', 'talks', 'proposed'],
      ['Holm noted that both sides held talks.', 'talks', 'proposed'],
    ],
  },
  {
    rule: 'a notice of strike',
    hits: [
      ['The union withdrew its notice of strike action.', 'action', 'cancelled'],
      ['The union has decided to withdraw its notice of industrial action.', 'action', 'cancelled'],
      ['The bakers withdrew the strike.', 'strike', 'cancelled'],
    ],
    misses: [
      ['The union gave notice of industrial action.', 'action', 'cancelled'],
      ['The army withdrew its troops.', 'withdrew', 'cancelled'],
    ],
  },
  {
    rule: 'not before',
    hits: [
      ['The vote will not take place before Monday.', 'vote', 'planned'],
      ['Holm will not meet Duarte before May.', 'meet', 'planned'],
      ['The trial will not begin before 3 June.', 'trial', 'planned'],
    ],
    misses: [
      ['The vote will not take place.', 'vote', 'planned'],
      ['Holm did not meet Duarte before the vote.', 'meet', 'planned'],
    ],
  },
  {
    rule: 'called to a meeting',
    hits: [
      ['The mayor has called both sides to a meeting.', 'meeting', 'planned'],
      ['Duarte called the unions to talks in Aarhus.', 'talks', 'planned'],
      ['The minister called the envoys to a hearing.', 'hearing', 'planned'],
    ],
    misses: [
      ['The mayor called for a meeting.', 'meeting', 'planned'],
      ['The mayor came to a meeting.', 'meeting', 'planned'],
    ],
  },
  {
    rule: 'voted for',
    hits: [
      ['The ballot closed with 79 per cent for a strike.', 'strike', 'possible'],
      ['A majority for a strike is certain.', 'strike', 'possible'],
      ['Nine in ten bakers voted for a walkout.', 'walkout', 'possible'],
    ],
    misses: [
      ['The bakers began a strike.', 'strike', 'possible'],
      ['The vote came after a strike.', 'strike', 'possible'],
    ],
  },
  {
    rule: 'what talks are aimed at',
    hits: [
      ['Talks aimed at ending the war broke up on Monday.', 'Talks', 'happened'],
      ['Talks intended to end the war broke up on Monday.', 'Talks', 'happened'],
      ['A meeting aimed at a truce was held.', 'meeting', 'happened'],
    ],
    misses: [
      ['Talks planned for Monday are off.', 'Talks', 'happened'],
      ['A meeting intended for Monday will be held.', 'meeting', 'happened'],
    ],
  },
  {
    rule: 'without delay',
    hits: [
      ['Work would begin without delay with a call between Ana Holm and Peter Duarte.', 'call', 'planned'],
      ['They will go on without delay to talks with Chile.', 'talks', 'planned'],
      ['Work will begin without postponement of the vote.', 'vote', 'planned'],
    ],
    misses: [
      ['She announced a delay of the call.', 'call', 'planned'],
      ['He spoke of the postponement of the vote.', 'vote', 'planned'],
    ],
  },
  {
    rule: 'could not have been without',
    hits: [
      ['Without the call, the summit could not have been held.', 'summit', 'happened'],
      ['He praised the envoys, without whom the talks could not have been held.', 'talks', 'happened'],
      ['Holm could not have met Duarte without help.', 'met', 'happened'],
    ],
    misses: [
      ['The summit could not be held.', 'summit', 'happened'],
      ['Holm would not have met Duarte.', 'met', 'happened'],
    ],
  },
  {
    rule: 'denial',
    hits: [
      ['Holm did not meet Duarte.', 'meet', 'denied'],
      ['The court refused to release the driver.', 'release', 'denied'],
      ['There are no plans to visit Vestria.', 'visit', 'denied'],
    ],
    misses: [
      ['Holm met Duarte.', 'met', 'denied'],
      ['The court released the driver.', 'released', 'denied'],
    ],
  },
  {
    rule: 'going on',
    hits: [
      ['Police are searching the harbour office.', 'searching', 'underway'],
      ['Prosecutors are investigating the mayor.', 'investigating', 'underway'],
      ['Rescuers are evacuating the village.', 'evacuating', 'underway'],
    ],
    misses: [
      ['Police searched the harbour office.', 'searched', 'underway'],
      ['Prosecutors were investigating the mayor.', 'investigating', 'underway'],
    ],
  },
  {
    rule: 'until',
    hits: [
      ['The council did not approve the budget until Thursday.', 'approve', 'happened'],
      ['The senate did not confirm the judge until May.', 'confirm', 'happened'],
      ['The party did not endorse Holm until the last week of June.', 'endorse', 'happened'],
    ],
    misses: [
      ['The council did not approve the budget on Thursday.', 'approve', 'happened'],
      ['The senate did not confirm the judge.', 'confirm', 'happened'],
    ],
  },
  {
    rule: 'what a demand or plan consists of',
    hits: [
      ['The demands include closing the plant.', 'closing', 'proposed'],
      ['Their demands have included releasing the driver.', 'releasing', 'proposed'],
      ['The proposal is to merge the two banks.', 'merge', 'proposed'],
    ],
    misses: [
      ['The work includes closing the plant.', 'closing', 'proposed'],
      ['The crowd closed the plant.', 'closed', 'proposed'],
    ],
  },
  {
    rule: 'an infinitive of the passive tells no time',
    hits: [
      ['The union called for the director to be dismissed.', 'dismissed', 'proposed'],
      ['The families asked for the case to be investigated.', 'investigated', 'proposed'],
      ['The council urged the tower to be demolished.', 'demolished', 'proposed'],
    ],
    misses: [
      ['The director was dismissed.', 'dismissed', 'proposed'],
      ['The families said the case was investigated.', 'investigated', 'proposed'],
    ],
  },
  {
    rule: 'feared and hoped for',
    hits: [
      ['Parents are concerned that the council will close the school.', 'close', 'possible'],
      ['Residents fear the council will demolish the tower.', 'demolish', 'possible'],
      ['Holm is optimistic that the parliament will approve the budget.', 'approve', 'possible'],
    ],
    misses: [
      ['The mayor said that the council will close the school.', 'close', 'possible'],
      ['The council will demolish the tower.', 'demolish', 'possible'],
    ],
  },
  {
    rule: 'a vote that somebody stands in',
    hits: [
      ['Holm endorsed Duarte in the presidential election.', 'election', 'planned'],
      ['Duarte is a candidate in the primaries for the election.', 'election', 'planned'],
      ['Holm is the nominee for the presidential election.', 'election', 'planned'],
    ],
    misses: [
      ['Duarte lost the presidential election.', 'election', 'planned'],
      ['Voters were counted after the election.', 'election', 'planned'],
    ],
  },
  {
    rule: 'another date',
    hits: [
      ['The meeting was moved from 3 May to 7 May.', 'meeting', 'scheduled'],
      ['Officials rescheduled the hearing.', 'hearing', 'scheduled'],
      ['The vote was brought forward to Monday.', 'vote', 'scheduled'],
    ],
    misses: [
      ['The meeting was moved to tears.', 'meeting', 'scheduled'],
      ['The vote brought relief to the town.', 'vote', 'scheduled'],
    ],
  },
  {
    rule: 'what is due to take place',
    hits: [
      ['The talks are set to begin in Aarhus.', 'talks', 'scheduled'],
      ['The hearing is due to take place in the town hall.', 'hearing', 'scheduled'],
      ['The trial is scheduled to start in May.', 'trial', 'scheduled'],
    ],
    misses: [
      ['The talks set a record.', 'talks', 'scheduled'],
      ['The trial took place in the town hall.', 'trial', 'scheduled'],
    ],
  },
  {
    rule: 'a clause that tells when',
    hits: [
      ['The debate, which was slated for Monday, drew crowds to Aarhus.', 'debate', 'scheduled'],
      ['The strike, which will begin on Monday, angers the mayor.', 'strike', 'planned'],
      ['The debate between Ana Holm and Peter Duarte, which is set for Monday, has an empty hall.', 'debate', 'scheduled'],
    ],
    misses: [
      ['The strike, which began on Monday, angers the mayor.', 'strike', 'planned'],
      ['The debate, which was slated for Monday, has been cancelled.', 'debate', 'scheduled'],
    ],
  },
  {
    rule: 'what is answered has taken place',
    hits: [
      ['The minister will appeal the ruling.', 'ruling', 'happened'],
      ['The mayor may respond to the attack.', 'attack', 'happened'],
      ['Duarte is to comply with the order of the court.', 'order', 'happened'],
    ],
    misses: [
      ['The minister will announce the ruling.', 'ruling', 'happened'],
      ['The mayor will respond to attacks.', 'attacks', 'proposed'],
    ],
  },
  {
    rule: 'refused',
    hits: [
      ['The high court declined to hear the case.', 'declined', 'denied'],
      ['The minister refused to resign.', 'refused', 'denied'],
      ['She was jailed for her refusal to testify.', 'refusal', 'denied'],
    ],
    misses: [
      ['The number of strikes declined in May.', 'declined', 'denied'],
      ['After weeks of refusals the mayor was arrested.', 'arrested', 'denied'],
    ],
  },
  {
    rule: 'turned down',
    hits: [
      ['The bill was rejected by the senate.', 'rejected', 'denied'],
      ['The chamber approved the bill, but it was dismissed by the senate.', 'dismissed', 'denied'],
      ['Lawmakers rejected the proposal in May.', 'rejected', 'denied'],
    ],
    misses: [
      ['The mayor dismissed the harbour chief on Monday.', 'dismissed', 'denied'],
      ['Vestria defeated Norlund in the final.', 'defeated', 'denied'],
    ],
  },
  {
    rule: 'brought, whatever became of it',
    hits: [
      ['The court rejected a lawsuit filed by the union.', 'lawsuit', 'happened'],
      ['The high court rejected the petition.', 'petition', 'happened'],
      ['Judges rejected the complaint lodged by Holm.', 'complaint', 'happened'],
    ],
    misses: [
      ['The senate rejected the sale of the port.', 'sale', 'happened'],
      ['The council rejected a strike.', 'strike', 'happened'],
    ],
  },
  {
    rule: 'inquiries go on',
    hits: [
      ['Police opened an inquiry into the fire.', 'inquiry', 'underway'],
      ['An investigation started into the crash.', 'investigation', 'underway'],
      ['The firm is the subject of an inquiry by the regulator.', 'inquiry', 'underway'],
    ],
    misses: [
      ['An investigation by the ombudsman found no fault.', 'investigation', 'underway'],
      ['The mayor concluded the inquiry in May.', 'inquiry', 'underway'],
    ],
  },
  {
    rule: 'as of a day',
    hits: [
      ['As of Tuesday, the minister was being treated in a hospital.', 'treated', 'underway'],
      ['Crews were fighting the fire as of Monday.', 'fighting', 'underway'],
      ['As of Friday the union was negotiating with the port.', 'negotiating', 'underway'],
    ],
    misses: [
      ['The minister was being treated in a hospital.', 'treated', 'underway'],
      ['As of Monday the ship had arrived in Aarhus.', 'arrived', 'underway'],
    ],
  },
  {
    rule: 'seeks to do it',
    hits: [
      ['The ministry will seek to extradite the gunman.', 'extradite', 'planned'],
      ['Holm seeks to buy the shipyard.', 'buy', 'planned'],
      ['The owners are seeking to close the mine.', 'close', 'planned'],
    ],
    misses: [
      ['The ministry seeks a meeting with the union.', 'meeting', 'planned'],
      ['The firm bought the shipyard.', 'bought', 'planned'],
    ],
  },
  {
    rule: 'what does not do something there is',
    hits: [
      ['The strike did not stop the ferries.', 'strike', 'happened'],
      ['The blast did not damage the bridge.', 'blast', 'happened'],
      ['The investigation found no fault.', 'investigation', 'happened'],
    ],
    misses: [
      ['The strike did not take place.', 'strike', 'happened'],
      ['The council did not hold the vote.', 'vote', 'happened'],
    ],
  },
  {
    rule: 'plans left alone',
    hits: [
      ['The ruling does not affect plans to close the mine.', 'close', 'planned'],
      ['The vote did not change the plan to sell the port.', 'sell', 'planned'],
      ['The fire will not delay plans to open the museum.', 'open', 'planned'],
    ],
    misses: [
      ['The owners have no plans to close the mine.', 'close', 'planned'],
      ['The council did not announce plans to sell the port.', 'sell', 'planned'],
    ],
  },
  {
    rule: 'what comes in its course',
    hits: [
      ['The ship should arrive in Aarhus on Monday.', 'arrive', 'planned'],
      ['The aircraft should land at noon.', 'land', 'planned'],
      ['The train should depart on Monday.', 'depart', 'planned'],
    ],
    misses: [
      ['The mayor should resign.', 'resign', 'planned'],
      ['The council should vote on the bridge.', 'vote', 'planned'],
    ],
  },
]

/** What decides between acts. */
export const SENSE_EXAMPLES: readonly SenseExample[] = [
  ['Members of the union voted on Monday.', 'voted', 'x.vote'],
  ['The senators voted on Monday.', 'voted', 'x.legislate'],
  ['The visit took place at the invitation of the mayor.', 'invitation', null],
  ['The mayor sent an invitation.', 'invitation', 'REQUEST'],
  ['The talks ended without agreement.', 'agreement', null],
  ['The agency launched its first rocket.', 'launched', 'x.release'],
  ['Gunmen launched rockets at the harbour.', 'launched', 'ASSAULT'],
  ['The agency declined to comment.', 'declined', null],
  ['The court declined the request.', 'declined', 'REJECT'],
  ['The exchange of prisoners began.', 'exchange', 'COOPERATE'],
  ['Nine hours of bargaining ended without a word.', 'bargaining', 'CONSULT'],
  ['Collective bargaining is a right.', 'bargaining', null],
  ['The mediator sat with the union for most of the day.', 'sat', 'CONSULT'],
  ['The mediator sat on a bench.', 'sat', null],
  ['The board has summoned both sides for Friday.', 'summoned', 'CONSULT'],
  ['Vestria summoned the ambassador of Norland.', 'summoned', 'REQUEST'],
  ['Members will be balloted in May.', 'balloted', 'x.vote'],
  ['Deputies backed the guarantee by 81 votes to 38.', 'backed', 'x.legislate'],
  ['Bakers announced industrial action in May.', 'action', 'PROTEST'],
  ['The mayor promised action.', 'action', null],
  ['The parliament passed the bill.', 'passed', 'x.legislate'],
  ['The striker passed the ball.', 'passed', null],
  ['The company fired its director.', 'fired', 'x.appoint'],
  ['Soldiers fired rockets at the harbour.', 'fired', 'ASSAULT'],
  ['The court ruled against the mayor.', 'ruled', 'x.ruling'],
  ['Police released the suspect.', 'released', 'RETREAT'],
  ['The ministry released a report.', 'released', 'x.release'],
  ['The president signed the law.', 'signed', 'x.legislate'],
  ['The airline signed a contract.', 'contract', 'x.deal'],
  ['The airline ordered twelve aircraft.', 'ordered', 'x.deal'],
  ['Air strikes killed two people.', 'strikes', 'ASSAULT'],
  ['The teachers began a strike.', 'strike', 'PROTEST'],
  ['The vessel launched on Monday carried a satellite.', 'carried', null],
]
