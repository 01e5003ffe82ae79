<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>panel</name>
    <message numerus="yes">
        <source>%n booking(s) could not be read</source>
        <translation>
            <numerusform>%n Buchung war nicht lesbar</numerusform>
            <numerusform>%n Buchungen waren nicht lesbar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <translation>
            <numerusform>%n h</numerusform>
            <numerusform>%n h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n inside</source>
        <translation>
            <numerusform>%n im Raum</numerusform>
            <numerusform>%n im Raum</numerusform>
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
            <numerusform>%n Platz</numerusform>
            <numerusform>%n Plätze</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) must be put right</source>
        <translation>
            <numerusform>%n Einstellung muss berichtigt werden</numerusform>
            <numerusform>%n Einstellungen müssen berichtigt werden</numerusform>
        </translation>
    </message>
    <message>
        <source>A booking here needs a host</source>
        <translation>Hier braucht jede Buchung einen Gastgeber</translation>
    </message>
    <message>
        <source>A booking of today could not be read</source>
        <translation>Eine Buchung von heute war nicht lesbar</translation>
    </message>
    <message>
        <source>A booking takes at least {limit}</source>
        <translation>Eine Buchung dauert mindestens {limit}</translation>
    </message>
    <message>
        <source>A booking takes at most {limit}</source>
        <translation>Eine Buchung dauert höchstens {limit}</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Another booking waits for its check-in</source>
        <translation>Eine andere Buchung wartet auf ihren Check-in</translation>
    </message>
    <message>
        <source>Asking the calendar…</source>
        <translation>Kalender wird gefragt…</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>Frei</translation>
    </message>
    <message>
        <source>Being prepared</source>
        <translation>Wird vorbereitet</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>Buchen</translation>
    </message>
    <message>
        <source>Book this room</source>
        <translation>Diesen Raum buchen</translation>
    </message>
    <message>
        <source>Book until {time}</source>
        <translation>Bis {time} buchen</translation>
    </message>
    <message>
        <source>Book {length}</source>
        <translation>{length} buchen</translation>
    </message>
    <message>
        <source>Book {room}</source>
        <translation>{room} buchen</translation>
    </message>
    <message>
        <source>Booked</source>
        <translation>Gebucht</translation>
    </message>
    <message>
        <source>Booked for {time}</source>
        <translation>Gebucht für {time}</translation>
    </message>
    <message>
        <source>Booked {until}</source>
        <translation>Gebucht {until}</translation>
    </message>
    <message>
        <source>Booking has to wait: the calendar does not answer</source>
        <translation>Buchen muss warten: Der Kalender antwortet nicht</translation>
    </message>
    <message>
        <source>Booking system</source>
        <translation>Buchungssystem</translation>
    </message>
    <message>
        <source>Bookings are possible here {until}</source>
        <translation>Buchungen sind hier möglich {until}</translation>
    </message>
    <message>
        <source>Booking…</source>
        <translation>Wird gebucht…</translation>
    </message>
    <message>
        <source>Book…</source>
        <translation>Buchen…</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgesagt</translation>
    </message>
    <message>
        <source>Capital letters</source>
        <translation>Großbuchstaben</translation>
    </message>
    <message>
        <source>Catering</source>
        <translation>Bewirtung</translation>
    </message>
    <message>
        <source>Check in</source>
        <translation>Einchecken</translation>
    </message>
    <message>
        <source>Check in for {time}</source>
        <translation>Für {time} einchecken</translation>
    </message>
    <message>
        <source>Check in for {time} {title}</source>
        <translation>Einchecken: {time} {title}</translation>
    </message>
    <message>
        <source>Check in with the code</source>
        <translation>Mit dem Code einchecken</translation>
    </message>
    <message>
        <source>Checked in</source>
        <translation>Eingecheckt</translation>
    </message>
    <message>
        <source>Checking in…</source>
        <translation>Wird eingecheckt…</translation>
    </message>
    <message>
        <source>Choose the host from the list</source>
        <translation>Bitte den Gastgeber aus der Liste wählen</translation>
    </message>
    <message>
        <source>Clear the field</source>
        <translation>Feld leeren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Geschlossen</translation>
    </message>
    <message>
        <source>Closed from {time}</source>
        <translation>Geschlossen ab {time}</translation>
    </message>
    <message>
        <source>Closed {until}</source>
        <translation>Geschlossen {until}</translation>
    </message>
    <message>
        <source>Connecting to the calendar</source>
        <translation>Verbindung zum Kalender wird aufgebaut</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>End now? The calendar keeps the booking.</source>
        <translation>Jetzt beenden? Die Buchung bleibt im Kalender.</translation>
    </message>
    <message>
        <source>End now? The room becomes free.</source>
        <translation>Jetzt beenden? Der Raum wird frei.</translation>
    </message>
    <message>
        <source>Ended on this panel only; the calendar holds the room {until}</source>
        <translation>Nur an diesem Display beendet; im Kalender ist der Raum belegt {until}</translation>
    </message>
    <message>
        <source>Ended; the room is free</source>
        <translation>Beendet; der Raum ist frei</translation>
    </message>
    <message>
        <source>Ending…</source>
        <translation>Wird beendet…</translation>
    </message>
    <message>
        <source>Extended</source>
        <translation>Verlängert</translation>
    </message>
    <message>
        <source>Extended {until}</source>
        <translation>Verlängert {until}</translation>
    </message>
    <message>
        <source>Extending…</source>
        <translation>Wird verlängert…</translation>
    </message>
    <message>
        <source>Free, but somebody is inside</source>
        <translation>Frei, aber jemand ist im Raum</translation>
    </message>
    <message>
        <source>Given up; the calendar holds it {until}</source>
        <translation>Aufgegeben; im Kalender belegt {until}</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Im Kalender belegt</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Gastgeber</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Belegt</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Last heard</source>
        <translation>Letzte Antwort</translation>
    </message>
    <message>
        <source>Last heard {time} – the schedule may have changed</source>
        <translation>Stand {time} – der Plan kann sich geändert haben</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Buchstaben</translation>
    </message>
    <message>
        <source>Letters with marks</source>
        <translation>Buchstaben mit Zeichen</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Longer</source>
        <translation>Länger</translation>
    </message>
    <message>
        <source>Looking for “{name}”…</source>
        <translation>„{name}“ wird gesucht…</translation>
    </message>
    <message>
        <source>Name or address</source>
        <translation>Name oder Adresse</translation>
    </message>
    <message>
        <source>Name or address, if you like</source>
        <translation>Name oder Adresse, wenn gewünscht</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Next booking {time}</source>
        <translation>Nächste Buchung {time}</translation>
    </message>
    <message>
        <source>Next: {title} {time}</source>
        <translation>Danach: {title} {time}</translation>
    </message>
    <message>
        <source>No answer came; the next look at the calendar will show it</source>
        <translation>Es kam keine Antwort; der nächste Blick in den Kalender zeigt es</translation>
    </message>
    <message>
        <source>No booking is running</source>
        <translation>Es läuft keine Buchung</translation>
    </message>
    <message>
        <source>No booking waits for a check-in</source>
        <translation>Keine Buchung wartet auf einen Check-in</translation>
    </message>
    <message>
        <source>Nobody of this name was found</source>
        <translation>Niemand mit diesem Namen gefunden</translation>
    </message>
    <message>
        <source>Not sure</source>
        <translation>Unklar</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Hinweise</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Numbers and signs</source>
        <translation>Zahlen und Zeichen</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Only the current or pending meeting can be ended</source>
        <translation>Nur die laufende oder wartende Buchung kann beendet werden</translation>
    </message>
    <message>
        <source>Only {gap} free; a booking takes at least {limit}</source>
        <translation>Nur {gap} frei; eine Buchung dauert mindestens {limit}</translation>
    </message>
    <message>
        <source>Other letters</source>
        <translation>Andere Buchstaben</translation>
    </message>
    <message>
        <source>PIN, to quit</source>
        <translation>PIN zum Beenden</translation>
    </message>
    <message>
        <source>PIN, to reload</source>
        <translation>PIN zum Neuladen</translation>
    </message>
    <message>
        <source>Please book in the calendar</source>
        <translation>Bitte im Kalender buchen</translation>
    </message>
    <message>
        <source>Please finish</source>
        <translation>Bitte zum Ende kommen</translation>
    </message>
    <message>
        <source>Please finish: next booking {time}</source>
        <translation>Bitte zum Ende kommen: nächste Buchung {time}</translation>
    </message>
    <message>
        <source>Please finish: the room is prepared from {time}</source>
        <translation>Bitte zum Ende kommen: ab {time} wird vorbereitet</translation>
    </message>
    <message>
        <source>Please finish: {title} starts {time}</source>
        <translation>Bitte zum Ende kommen: {title} beginnt {time}</translation>
    </message>
    <message>
        <source>Private</source>
        <translation>Privat</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Programm beenden</translation>
    </message>
    <message>
        <source>Released: nobody checked in</source>
        <translation>Freigegeben: Niemand hat eingecheckt</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Neu laden</translation>
    </message>
    <message>
        <source>Room controls</source>
        <translation>Raum steuern</translation>
    </message>
    <message>
        <source>Running for</source>
        <translation>Läuft seit</translation>
    </message>
    <message>
        <source>Scan to check in</source>
        <translation>Scannen, um einzuchecken</translation>
    </message>
    <message>
        <source>Scan to control this room from your phone</source>
        <translation>Scannen, um den Raum vom Handy aus zu steuern</translation>
    </message>
    <message>
        <source>Scan to open this room on your phone</source>
        <translation>Scannen, um diesen Raum auf dem Handy zu öffnen</translation>
    </message>
    <message>
        <source>Scan to order catering on your phone</source>
        <translation>Scannen, um Bewirtung auf dem Handy zu bestellen</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>Bildschirm</translation>
    </message>
    <message>
        <source>Settings file</source>
        <translation>Einstellungsdatei</translation>
    </message>
    <message>
        <source>Shorter</source>
        <translation>Kürzer</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Start earlier</source>
        <translation>Früher beginnen</translation>
    </message>
    <message>
        <source>Start later</source>
        <translation>Später beginnen</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Taken back; the room is booked {until}</source>
        <translation>Zurückgenommen; der Raum ist gebucht {until}</translation>
    </message>
    <message>
        <source>Tentative</source>
        <translation>Vorläufig</translation>
    </message>
    <message>
        <source>That booking is not there any more</source>
        <translation>Diese Buchung gibt es nicht mehr</translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation>Das hat nicht geklappt</translation>
    </message>
    <message>
        <source>That is longer than a booking may be</source>
        <translation>Das ist länger als eine Buchung sein darf</translation>
    </message>
    <message>
        <source>That is no length of time</source>
        <translation>Das ist keine Dauer</translation>
    </message>
    <message>
        <source>That is shorter than a booking may be</source>
        <translation>Das ist kürzer als eine Buchung sein darf</translation>
    </message>
    <message>
        <source>That is too far ahead to be booked here</source>
        <translation>So weit voraus kann hier nicht gebucht werden</translation>
    </message>
    <message>
        <source>That runs into another booking</source>
        <translation>Das überschneidet sich mit einer anderen Buchung</translation>
    </message>
    <message>
        <source>That runs into closed time</source>
        <translation>Das reicht in die Schließzeit</translation>
    </message>
    <message>
        <source>That runs into the booking at {time}</source>
        <translation>Das überschneidet sich mit einer Buchung ({time})</translation>
    </message>
    <message>
        <source>That start has passed</source>
        <translation>Dieser Beginn ist vorbei</translation>
    </message>
    <message>
        <source>The calendar cannot do this from here</source>
        <translation>Der Kalender kann das von hier aus nicht</translation>
    </message>
    <message>
        <source>The calendar did not accept it</source>
        <translation>Der Kalender hat es nicht angenommen</translation>
    </message>
    <message>
        <source>The calendar did not answer</source>
        <translation>Der Kalender hat nicht geantwortet</translation>
    </message>
    <message>
        <source>The calendar does not answer yet</source>
        <translation>Der Kalender antwortet noch nicht</translation>
    </message>
    <message>
        <source>The calendar does not let this panel do that</source>
        <translation>Der Kalender erlaubt das diesem Display nicht</translation>
    </message>
    <message>
        <source>The calendar does not let this panel in</source>
        <translation>Der Kalender lässt dieses Display nicht zu</translation>
    </message>
    <message>
        <source>The calendar does not show the last change yet</source>
        <translation>Der Kalender zeigt die letzte Änderung noch nicht</translation>
    </message>
    <message>
        <source>The calendar has not answered yet</source>
        <translation>Der Kalender hat noch nicht geantwortet</translation>
    </message>
    <message>
        <source>The calendar still holds the room</source>
        <translation>Im Kalender ist der Raum noch belegt</translation>
    </message>
    <message>
        <source>The calendar still holds the room {until}</source>
        <translation>Im Kalender ist der Raum noch belegt {until}</translation>
    </message>
    <message>
        <source>The calendar still works on the last change</source>
        <translation>Der Kalender verarbeitet noch die letzte Änderung</translation>
    </message>
    <message>
        <source>The calendar's answer could not be understood</source>
        <translation>Die Antwort des Kalenders war nicht zu verstehen</translation>
    </message>
    <message>
        <source>The clock of this panel is not right</source>
        <translation>Die Uhr dieses Displays geht falsch</translation>
    </message>
    <message>
        <source>The day after</source>
        <translation>Der Tag danach</translation>
    </message>
    <message>
        <source>The day before</source>
        <translation>Der Tag davor</translation>
    </message>
    <message>
        <source>The directory does not answer</source>
        <translation>Das Verzeichnis antwortet nicht</translation>
    </message>
    <message>
        <source>The first three letters find somebody</source>
        <translation>Drei Buchstaben genügen für die Suche</translation>
    </message>
    <message>
        <source>The host was not found</source>
        <translation>Der Gastgeber wurde nicht gefunden</translation>
    </message>
    <message>
        <source>The next booking starts in {length}</source>
        <translation>Die nächste Buchung beginnt in {length}</translation>
    </message>
    <message>
        <source>The room is being prepared; that time cannot be changed here</source>
        <translation>Der Raum wird vorbereitet; diese Zeit ist hier nicht zu ändern</translation>
    </message>
    <message>
        <source>The room is closed</source>
        <translation>Der Raum ist geschlossen</translation>
    </message>
    <message>
        <source>The room is in use</source>
        <translation>Der Raum ist belegt</translation>
    </message>
    <message>
        <source>The room is in use {until}</source>
        <translation>Der Raum ist belegt {until}</translation>
    </message>
    <message>
        <source>The schedule is up to date</source>
        <translation>Der Plan ist aktuell</translation>
    </message>
    <message>
        <source>The start was given in milliseconds; seconds are needed</source>
        <translation>Der Beginn kam in Millisekunden; gebraucht werden Sekunden</translation>
    </message>
    <message>
        <source>There is nothing to take back</source>
        <translation>Es gibt nichts zurückzunehmen</translation>
    </message>
    <message>
        <source>These bookings are made up. Write the settings to {path}</source>
        <translation>Diese Buchungen sind erfunden. Die Einstellungen gehören in {path}</translation>
    </message>
    <message>
        <source>This panel</source>
        <translation>Dieses Display</translation>
    </message>
    <message>
        <source>This panel goes on by itself when the file is mended.</source>
        <translation>Das Display läuft von selbst weiter, sobald die Datei stimmt.</translation>
    </message>
    <message>
        <source>This room</source>
        <translation>Dieser Raum</translation>
    </message>
    <message>
        <source>This room cannot be booked here</source>
        <translation>Dieser Raum ist hier nicht buchbar</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>Morgen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Nochmals versuchen</translation>
    </message>
    <message>
        <source>Until {time}</source>
        <translation>Bis {time}</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>We are here</source>
        <translation>Wir sind da</translation>
    </message>
    <message>
        <source>Welcome, {names}</source>
        <translation>Willkommen, {names}</translation>
    </message>
    <message>
        <source>Wrong PIN</source>
        <translation>Falsche PIN</translation>
    </message>
    <message>
        <source>Wrong PIN, try again in {time}</source>
        <translation>Falsche PIN, nächster Versuch in {time}</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Ihr Name</translation>
    </message>
    <message>
        <source>all day</source>
        <translation>ganztägig</translation>
    </message>
    <message>
        <source>am</source>
        <translation>AM</translation>
    </message>
    <message>
        <source>an error of this panel</source>
        <translation>ein Fehler dieses Displays</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>answers cannot be read</source>
        <translation>Antworten nicht lesbar</translation>
    </message>
    <message>
        <source>as of {time}</source>
        <translation>Stand {time}</translation>
    </message>
    <message>
        <source>confirmed in {time}</source>
        <translation>nach {time} bestätigt</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>verbunden</translation>
    </message>
    <message>
        <source>does not let this panel in</source>
        <translation>lässt dieses Display nicht zu</translation>
    </message>
    <message>
        <source>for the rest of the day</source>
        <translation>für den Rest des Tages</translation>
    </message>
    <message>
        <source>in {length}</source>
        <translation>in {length}</translation>
    </message>
    <message>
        <source>known to this panel only</source>
        <translation>nur diesem Display bekannt</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>nicht verbunden</translation>
    </message>
    <message>
        <source>pm</source>
        <translation>PM</translation>
    </message>
    <message>
        <source>refuses to answer</source>
        <translation>verweigert die Antwort</translation>
    </message>
    <message>
        <source>released in {time} unless someone checks in</source>
        <translation>wird in {time} frei, wenn niemand eincheckt</translation>
    </message>
    <message>
        <source>start</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>started {time}, please check in</source>
        <translation>Beginn {time}, bitte einchecken</translation>
    </message>
    <message>
        <source>starts {time}</source>
        <translation>Beginn {time}</translation>
    </message>
    <message>
        <source>tomorrow {time}</source>
        <translation>morgen {time}</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>bis {day}</translation>
    </message>
    <message>
        <source>until {time}</source>
        <translation>bis {time}</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
        <source>{length} ago</source>
        <translation>vor {length}</translation>
    </message>
    <message>
        <source>{length} left</source>
        <translation>noch {length}</translation>
    </message>
    <message numerus="yes">
        <source>{names} and %n more</source>
        <translation>
            <numerusform>{names} und %n weitere Person</numerusform>
            <numerusform>{names} und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>{time} am</source>
        <translation>{time} AM</translation>
    </message>
    <message>
        <source>{time} pm</source>
        <translation>{time} PM</translation>
    </message>
    <message>
        <source>{title} starts in {length}</source>
        <translation>{title} beginnt in {length}</translation>
    </message>
</context>
</TS>
