<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl" sourcelanguage="en">
<context>
    <name>panel</name>
    <message numerus="yes">
        <source>%n booking(s) could not be read</source>
        <translation>
            <numerusform>%n reservering is niet leesbaar</numerusform>
            <numerusform>%n reserveringen zijn niet leesbaar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n dag</numerusform>
            <numerusform>%n dagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <translation>
            <numerusform>%n uur</numerusform>
            <numerusform>%n uur</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n inside</source>
        <translation>
            <numerusform>%n binnen</numerusform>
            <numerusform>%n binnen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seat(s)</source>
        <translation>
            <numerusform>%n plaats</numerusform>
            <numerusform>%n plaatsen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) must be put right</source>
        <translation>
            <numerusform>%n instelling moet worden verbeterd</numerusform>
            <numerusform>%n instellingen moeten worden verbeterd</numerusform>
        </translation>
    </message>
    <message>
        <source>A booking here needs a host</source>
        <translation>Een reservering heeft hier een gastheer nodig</translation>
    </message>
    <message>
        <source>A booking of today could not be read</source>
        <translation>Een reservering van vandaag is niet leesbaar</translation>
    </message>
    <message>
        <source>A booking takes at least {limit}</source>
        <translation>Een reservering duurt minstens {limit}</translation>
    </message>
    <message>
        <source>A booking takes at most {limit}</source>
        <translation>Een reservering duurt hoogstens {limit}</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adres</translation>
    </message>
    <message>
        <source>Another booking waits for its check-in</source>
        <translation>Een andere reservering wacht op inchecken</translation>
    </message>
    <message>
        <source>Asking the calendar…</source>
        <translation>Agenda wordt gevraagd…</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>Vrij</translation>
    </message>
    <message>
        <source>Being prepared</source>
        <translation>Wordt klaargezet</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>Reserveren</translation>
    </message>
    <message>
        <source>Book this room</source>
        <translation>Deze ruimte reserveren</translation>
    </message>
    <message>
        <source>Book until {time}</source>
        <translation>Reserveer tot {time}</translation>
    </message>
    <message>
        <source>Book {length}</source>
        <translation>Reserveer {length}</translation>
    </message>
    <message>
        <source>Book {room}</source>
        <translation>{room} reserveren</translation>
    </message>
    <message>
        <source>Booked</source>
        <translation>Gereserveerd</translation>
    </message>
    <message>
        <source>Booked for {time}</source>
        <translation>Gereserveerd voor {time}</translation>
    </message>
    <message>
        <source>Booked {until}</source>
        <translation>Gereserveerd {until}</translation>
    </message>
    <message>
        <source>Booking has to wait: the calendar does not answer</source>
        <translation>Reserveren moet wachten: de agenda antwoordt niet</translation>
    </message>
    <message>
        <source>Booking system</source>
        <translation>Reserveringen</translation>
    </message>
    <message>
        <source>Bookings are possible here {until}</source>
        <translation>Reserveren kan hier {until}</translation>
    </message>
    <message>
        <source>Booking…</source>
        <translation>Boeken…</translation>
    </message>
    <message>
        <source>Book…</source>
        <translation>Boeken…</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Geannuleerd</translation>
    </message>
    <message>
        <source>Capital letters</source>
        <translation>Hoofdletters</translation>
    </message>
    <message>
        <source>Catering</source>
        <translation>Catering</translation>
    </message>
    <message>
        <source>Check in</source>
        <translation>Inchecken</translation>
    </message>
    <message>
        <source>Check in for {time}</source>
        <translation>Inchecken voor {time}</translation>
    </message>
    <message>
        <source>Check in for {time} {title}</source>
        <translation>Inchecken: {time} {title}</translation>
    </message>
    <message>
        <source>Check in with the code</source>
        <translation>Check in met de code</translation>
    </message>
    <message>
        <source>Checked in</source>
        <translation>Ingecheckt</translation>
    </message>
    <message>
        <source>Checking in…</source>
        <translation>Inchecken…</translation>
    </message>
    <message>
        <source>Choose the host from the list</source>
        <translation>Kies de gastheer uit de lijst</translation>
    </message>
    <message>
        <source>Clear the field</source>
        <translation>Veld wissen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Gesloten</translation>
    </message>
    <message>
        <source>Closed from {time}</source>
        <translation>Gesloten vanaf {time}</translation>
    </message>
    <message>
        <source>Closed {until}</source>
        <translation>Gesloten {until}</translation>
    </message>
    <message>
        <source>Connecting to the calendar</source>
        <translation>Verbinden met de agenda</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Wissen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Klaar</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Beëindigen</translation>
    </message>
    <message>
        <source>End now? The calendar keeps the booking.</source>
        <translation>Nu beëindigen? De reservering blijft in de agenda.</translation>
    </message>
    <message>
        <source>End now? The room becomes free.</source>
        <translation>Nu beëindigen? De ruimte komt vrij.</translation>
    </message>
    <message>
        <source>Ended on this panel only; the calendar holds the room {until}</source>
        <translation>Alleen op dit paneel beëindigd; de agenda houdt de ruimte vast {until}</translation>
    </message>
    <message>
        <source>Ended; the room is free</source>
        <translation>Beëindigd; de ruimte is vrij</translation>
    </message>
    <message>
        <source>Ending…</source>
        <translation>Beëindigen…</translation>
    </message>
    <message>
        <source>Extended</source>
        <translation>Verlengd</translation>
    </message>
    <message>
        <source>Extended {until}</source>
        <translation>Verlengd {until}</translation>
    </message>
    <message>
        <source>Extending…</source>
        <translation>Verlengen…</translation>
    </message>
    <message>
        <source>Free, but somebody is inside</source>
        <translation>Vrij, maar er is iemand binnen</translation>
    </message>
    <message>
        <source>Given up; the calendar holds it {until}</source>
        <translation>Vrijgegeven; de agenda houdt hem vast {until}</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Vastgehouden</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Gastheer</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Bezet</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behouden</translation>
    </message>
    <message>
        <source>Last heard</source>
        <translation>Laatste antwoord</translation>
    </message>
    <message>
        <source>Last heard {time} – the schedule may have changed</source>
        <translation>Laatst bijgewerkt {time} – de planning kan gewijzigd zijn</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Letters</translation>
    </message>
    <message>
        <source>Letters with marks</source>
        <translation>Letters met tekens</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Logboek</translation>
    </message>
    <message>
        <source>Longer</source>
        <translation>Langer</translation>
    </message>
    <message>
        <source>Looking for “{name}”…</source>
        <translation>“{name}” wordt gezocht…</translation>
    </message>
    <message>
        <source>Name or address</source>
        <translation>Naam of adres</translation>
    </message>
    <message>
        <source>Name or address, if you like</source>
        <translation>Naam of adres, als u wilt</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Volgende</translation>
    </message>
    <message>
        <source>Next booking {time}</source>
        <translation>Volgende reservering {time}</translation>
    </message>
    <message>
        <source>Next: {title} {time}</source>
        <translation>Hierna: {title} {time}</translation>
    </message>
    <message>
        <source>No answer came; the next look at the calendar will show it</source>
        <translation>Er kwam geen antwoord; de volgende blik in de agenda toont het</translation>
    </message>
    <message>
        <source>No booking is running</source>
        <translation>Er loopt geen reservering</translation>
    </message>
    <message>
        <source>No booking waits for a check-in</source>
        <translation>Geen reservering wacht op inchecken</translation>
    </message>
    <message>
        <source>Nobody of this name was found</source>
        <translation>Niemand met deze naam gevonden</translation>
    </message>
    <message>
        <source>Not sure</source>
        <translation>Onzeker</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Opmerkingen</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Nu</translation>
    </message>
    <message>
        <source>Numbers and signs</source>
        <translation>Cijfers en tekens</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Only the current or pending meeting can be ended</source>
        <translation>Alleen de lopende of wachtende reservering kan worden beëindigd</translation>
    </message>
    <message>
        <source>Only {gap} free; a booking takes at least {limit}</source>
        <translation>Maar {gap} vrij; een reservering duurt minstens {limit}</translation>
    </message>
    <message>
        <source>Other letters</source>
        <translation>Andere letters</translation>
    </message>
    <message>
        <source>PIN, to quit</source>
        <translation>Pincode om af te sluiten</translation>
    </message>
    <message>
        <source>PIN, to reload</source>
        <translation>Pincode om te herladen</translation>
    </message>
    <message>
        <source>Please book in the calendar</source>
        <translation>Reserveer in de agenda</translation>
    </message>
    <message>
        <source>Please finish</source>
        <translation>Graag afronden</translation>
    </message>
    <message>
        <source>Please finish: next booking {time}</source>
        <translation>Graag afronden: volgende reservering {time}</translation>
    </message>
    <message>
        <source>Please finish: the room is prepared from {time}</source>
        <translation>Graag afronden: ruimte wordt klaargezet {time}</translation>
    </message>
    <message>
        <source>Please finish: {title} starts {time}</source>
        <translation>Graag afronden: {title} begint {time}</translation>
    </message>
    <message>
        <source>Private</source>
        <translation>Privé</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Afsluiten</translation>
    </message>
    <message>
        <source>Released: nobody checked in</source>
        <translation>Vrijgegeven: niemand checkte in</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Herladen</translation>
    </message>
    <message>
        <source>Room controls</source>
        <translation>Ruimte bedienen</translation>
    </message>
    <message>
        <source>Running for</source>
        <translation>Actief sinds</translation>
    </message>
    <message>
        <source>Scan to check in</source>
        <translation>Scan om in te checken</translation>
    </message>
    <message>
        <source>Scan to control this room from your phone</source>
        <translation>Scan om de ruimte met uw telefoon te bedienen</translation>
    </message>
    <message>
        <source>Scan to open this room on your phone</source>
        <translation>Scan om deze ruimte op uw telefoon te openen</translation>
    </message>
    <message>
        <source>Scan to order catering on your phone</source>
        <translation>Scan om catering op uw telefoon te bestellen</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>Scherm</translation>
    </message>
    <message>
        <source>Settings file</source>
        <translation>Instellingen</translation>
    </message>
    <message>
        <source>Shorter</source>
        <translation>Korter</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Spatie</translation>
    </message>
    <message>
        <source>Start earlier</source>
        <translation>Eerder beginnen</translation>
    </message>
    <message>
        <source>Start later</source>
        <translation>Later beginnen</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Opslag</translation>
    </message>
    <message>
        <source>Taken back; the room is booked {until}</source>
        <translation>Teruggenomen; de ruimte is gereserveerd {until}</translation>
    </message>
    <message>
        <source>Tentative</source>
        <translation>Voorlopig</translation>
    </message>
    <message>
        <source>That booking is not there any more</source>
        <translation>Die reservering is er niet meer</translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation>Dat is niet gelukt</translation>
    </message>
    <message>
        <source>That is longer than a booking may be</source>
        <translation>Dat is langer dan een reservering mag zijn</translation>
    </message>
    <message>
        <source>That is no length of time</source>
        <translation>Dat is geen tijdsduur</translation>
    </message>
    <message>
        <source>That is shorter than a booking may be</source>
        <translation>Dat is korter dan een reservering mag zijn</translation>
    </message>
    <message>
        <source>That is too far ahead to be booked here</source>
        <translation>Zo ver vooruit kan hier niet worden gereserveerd</translation>
    </message>
    <message>
        <source>That runs into another booking</source>
        <translation>Dat overlapt met een andere reservering</translation>
    </message>
    <message>
        <source>That runs into closed time</source>
        <translation>Dat valt in de sluitingstijd</translation>
    </message>
    <message>
        <source>That runs into the booking at {time}</source>
        <translation>Dat overlapt met een reservering ({time})</translation>
    </message>
    <message>
        <source>That start has passed</source>
        <translation>Dat begin is al voorbij</translation>
    </message>
    <message>
        <source>The calendar cannot do this from here</source>
        <translation>De agenda kan dit niet vanaf hier</translation>
    </message>
    <message>
        <source>The calendar did not accept it</source>
        <translation>De agenda heeft het niet aanvaard</translation>
    </message>
    <message>
        <source>The calendar did not answer</source>
        <translation>De agenda antwoordde niet</translation>
    </message>
    <message>
        <source>The calendar does not answer yet</source>
        <translation>De agenda antwoordt nog niet</translation>
    </message>
    <message>
        <source>The calendar does not let this panel do that</source>
        <translation>De agenda staat dat dit paneel niet toe</translation>
    </message>
    <message>
        <source>The calendar does not let this panel in</source>
        <translation>De agenda laat dit paneel niet toe</translation>
    </message>
    <message>
        <source>The calendar does not show the last change yet</source>
        <translation>De agenda toont de laatste wijziging nog niet</translation>
    </message>
    <message>
        <source>The calendar has not answered yet</source>
        <translation>De agenda heeft nog niet geantwoord</translation>
    </message>
    <message>
        <source>The calendar still holds the room</source>
        <translation>De agenda houdt de ruimte nog vast</translation>
    </message>
    <message>
        <source>The calendar still holds the room {until}</source>
        <translation>De agenda houdt de ruimte nog vast {until}</translation>
    </message>
    <message>
        <source>The calendar still works on the last change</source>
        <translation>De agenda verwerkt de laatste wijziging nog</translation>
    </message>
    <message>
        <source>The calendar's answer could not be understood</source>
        <translation>Het antwoord van de agenda was niet te begrijpen</translation>
    </message>
    <message>
        <source>The clock of this panel is not right</source>
        <translation>De klok van dit paneel loopt niet goed</translation>
    </message>
    <message>
        <source>The day after</source>
        <translation>De dag erna</translation>
    </message>
    <message>
        <source>The day before</source>
        <translation>De dag ervoor</translation>
    </message>
    <message>
        <source>The directory does not answer</source>
        <translation>De adreslijst antwoordt niet</translation>
    </message>
    <message>
        <source>The first three letters find somebody</source>
        <translation>Drie letters zijn genoeg om te zoeken</translation>
    </message>
    <message>
        <source>The host was not found</source>
        <translation>De gastheer is niet gevonden</translation>
    </message>
    <message>
        <source>The next booking starts in {length}</source>
        <translation>De volgende reservering begint over {length}</translation>
    </message>
    <message>
        <source>The room is being prepared; that time cannot be changed here</source>
        <translation>De ruimte wordt klaargezet; die tijd is hier niet te wijzigen</translation>
    </message>
    <message>
        <source>The room is closed</source>
        <translation>De ruimte is gesloten</translation>
    </message>
    <message>
        <source>The room is in use</source>
        <translation>De ruimte is bezet</translation>
    </message>
    <message>
        <source>The room is in use {until}</source>
        <translation>De ruimte is bezet {until}</translation>
    </message>
    <message>
        <source>The schedule is up to date</source>
        <translation>De planning is bijgewerkt</translation>
    </message>
    <message>
        <source>The start was given in milliseconds; seconds are needed</source>
        <translation>Het begin kwam in milliseconden; seconden zijn nodig</translation>
    </message>
    <message>
        <source>There is nothing to take back</source>
        <translation>Er valt niets terug te nemen</translation>
    </message>
    <message>
        <source>These bookings are made up. Write the settings to {path}</source>
        <translation>Deze boekingen zijn verzonnen. Zet de instellingen in {path}</translation>
    </message>
    <message>
        <source>This panel</source>
        <translation>Dit paneel</translation>
    </message>
    <message>
        <source>This panel goes on by itself when the file is mended.</source>
        <translation>Het paneel gaat vanzelf verder zodra het bestand klopt.</translation>
    </message>
    <message>
        <source>This room</source>
        <translation>Deze ruimte</translation>
    </message>
    <message>
        <source>This room cannot be booked here</source>
        <translation>Deze ruimte is hier niet te reserveren</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Vandaag</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>Morgen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Opnieuw</translation>
    </message>
    <message>
        <source>Until {time}</source>
        <translation>Tot {time}</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versie</translation>
    </message>
    <message>
        <source>We are here</source>
        <translation>We zijn er</translation>
    </message>
    <message>
        <source>Welcome, {names}</source>
        <translation>Welkom, {names}</translation>
    </message>
    <message>
        <source>Wrong PIN</source>
        <translation>Verkeerde pincode</translation>
    </message>
    <message>
        <source>Wrong PIN, try again in {time}</source>
        <translation>Verkeerde pincode, opnieuw over {time}</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Uw naam</translation>
    </message>
    <message>
        <source>all day</source>
        <translation>hele dag</translation>
    </message>
    <message>
        <source>am</source>
        <translation>a.m.</translation>
    </message>
    <message>
        <source>an error of this panel</source>
        <translation>een fout van dit paneel</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>en nog %n</numerusform>
            <numerusform>en nog %n</numerusform>
        </translation>
    </message>
    <message>
        <source>answers cannot be read</source>
        <translation>antwoorden onleesbaar</translation>
    </message>
    <message>
        <source>as of {time}</source>
        <translation>stand {time}</translation>
    </message>
    <message>
        <source>confirmed in {time}</source>
        <translation>bevestigd in {time}</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>verbonden</translation>
    </message>
    <message>
        <source>does not let this panel in</source>
        <translation>laat dit paneel niet toe</translation>
    </message>
    <message>
        <source>for the rest of the day</source>
        <translation>de rest van de dag</translation>
    </message>
    <message>
        <source>in {length}</source>
        <translation>over {length}</translation>
    </message>
    <message>
        <source>known to this panel only</source>
        <translation>alleen bij dit paneel bekend</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nooit</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>geen antwoord</translation>
    </message>
    <message>
        <source>none</source>
        <translation>geen</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>niet verbonden</translation>
    </message>
    <message>
        <source>pm</source>
        <translation>p.m.</translation>
    </message>
    <message>
        <source>refuses to answer</source>
        <translation>weigert te antwoorden</translation>
    </message>
    <message>
        <source>released in {time} unless someone checks in</source>
        <translation>komt vrij over {time} zonder check-in</translation>
    </message>
    <message>
        <source>start</source>
        <translation>begin</translation>
    </message>
    <message>
        <source>started {time}, please check in</source>
        <translation>begonnen {time}, graag inchecken</translation>
    </message>
    <message>
        <source>starts {time}</source>
        <translation>begint {time}</translation>
    </message>
    <message>
        <source>tomorrow {time}</source>
        <translation>morgen {time}</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>tot {day}</translation>
    </message>
    <message>
        <source>until {time}</source>
        <translation>tot {time}</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} u {minutes} min</translation>
    </message>
    <message>
        <source>{length} ago</source>
        <translation>{length} geleden</translation>
    </message>
    <message>
        <source>{length} left</source>
        <translation>nog {length}</translation>
    </message>
    <message numerus="yes">
        <source>{names} and %n more</source>
        <translation>
            <numerusform>{names} en nog %n</numerusform>
            <numerusform>{names} en nog %n</numerusform>
        </translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>{time} am</source>
        <translation>{time} a.m.</translation>
    </message>
    <message>
        <source>{time} pm</source>
        <translation>{time} p.m.</translation>
    </message>
    <message>
        <source>{title} starts in {length}</source>
        <translation>{title} begint over {length}</translation>
    </message>
</context>
</TS>
