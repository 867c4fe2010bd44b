"""Who speaks in the news, and the verbs by which they do."""

from annotator.suggest.cue import phrases

OFFICIALS = phrases("""
    official/officials/government/governments/authority/authorities/agency/agencies/department
    minister/ministers/ministry/ministries/chancellor/president/premier/senator/senators/envoy
    spokesman/spokeswoman/spokesperson/spokespeople/secretary/secretary-general/adviser/advisor
    governor/mayor/lawmaker/lawmakers/parliament/congress/senate/cabinet/council/commission
    councilman/councilwoman/councillor/councillors/congressman/congresswoman/attorney/bureau
    police/army/military/navy/commander/commanders/general/admiral/sheriff/sheriff's/coastguard
    customs/protection/feds/investigator/investigators/detective/detectives/trooper/troopers
    court/courts/judge/judges/prosecutor/prosecutors/tribunal/regulator/regulators/watchdog
    intelligence/embassy/ambassador/diplomat/diplomats/consulate/firefighters
    un/eu/nato/unicef/unhcr/interpol/kremlin/pentagon
    united nations
    european union
    security council
    white house
    downing street
    international bodies
""")
"""Those who speak for a state, an authority or an international body."""

WITNESSES = (
    *phrases("""
        witness/witnesses/eyewitness/eyewitnesses/survivor/survivors/victim/victims/bystander
        resident/residents/villager/villagers/neighbour/neighbours/neighbor/neighbors/locals
        worker/workers/labourer/labourers/laborer/laborers/miner/miners/employee/employees/staff
        defector/defectors/escapee/escapees/refugee/refugees/migrant/migrants/evacuee/evacuees
        prisoner/prisoners/detainee/detainees/inmate/inmates/hostage/hostages/captive/captives
        patient/patients/passenger/passengers/driver/farmer/fisherman/teacher/nurse/student/students
        mother/father/parents/wife/husband/widow/brother/sister/son/daughter/grandmother/relatives
        man/woman/boy/girl/teenager/couple/family/families/child/children
        owner/shopkeeper/customer/visitor/tourist/tourists/protester/protesters/demonstrator
        people/individuals/others who/like
    """),
    # Who is named by what they do: loggers, dockers; not reporters, officers, members.
    r"(?-i:(?!report|offic|lead|lawy|research|manag|numb|memb|ord|minist|command)[a-z]{3,}ers)",
)
"""Those who tell what they lived through or saw."""

SOMEBODY = (r"(?-i:[A-Z][\w’'-]+)", r"i|he|she|they|we|who|one")
"""A name or a pronoun, which does not tell who it is."""

SAYING = phrases("""
    say/says/said/tell/tells/told/add/adds/added/explain/explains/explained/warn/warns/warned
    report/reports/reported/claim/claims/claimed/note/notes/noted/noting/estimate/estimates
    speak/speaks/spoke/spoken/confirm/confirms/confirmed/insist/insists/insisted/believe/believes
    according to
    statement/conference/briefing by
""")
"""What anybody does who speaks."""

STATING = phrases("""
    announce/announces/announced/announcement/admit/admits/admitted/deny/denies/denied
    declare/declares/declared/state/states/stated/order/orders/ordered/approve/approves/approved
    ban/bans/banned/rule/rules/ruled/impose/imposes/imposed/condemn/condemns/condemned
    decline/declines/declined/pledge/pledges/pledged/vow/vows/vowed/accuse/accuses
    decide/decides/decided/adopt/adopts/adopted/expects/projects/issue/issued/launch/launched
    investigate/investigates/investigating/arrested/charged/sentenced
    calls/called for/on
    put/puts the number/figure/toll
""")
"""What officials do, mostly."""

TELLING = phrases("""
    recall/recalls/recalled/recalling/recount/recounts/recounted/remember/remembers/remembered
    describe/describes/described/describing/testify/testifies/testified/saw/heard/felt/witnessed
    share/shares/shared accounts/harrowing/stories
    was/were shocked/terrified/afraid/beaten/forced/ordered
""")
"""What witnesses do: whoever does so is one."""
