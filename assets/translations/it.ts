<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="it" sourcelanguage="en">
<context>
    <name>panel</name>
    <message numerus="yes">
        <source>%n booking(s) could not be read</source>
        <translation>
            <numerusform>%n prenotazione non leggibile</numerusform>
            <numerusform>%n prenotazioni non leggibili</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n giorno</numerusform>
            <numerusform>%n giorni</numerusform>
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
            <numerusform>%n presente</numerusform>
            <numerusform>%n presenti</numerusform>
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
            <numerusform>%n posto</numerusform>
            <numerusform>%n posti</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) must be put right</source>
        <translation>
            <numerusform>%n impostazione da correggere</numerusform>
            <numerusform>%n impostazioni da correggere</numerusform>
        </translation>
    </message>
    <message>
        <source>A booking here needs a host</source>
        <translation>Qui ogni prenotazione richiede un organizzatore</translation>
    </message>
    <message>
        <source>A booking of today could not be read</source>
        <translation>Una prenotazione di oggi non è leggibile</translation>
    </message>
    <message>
        <source>A booking takes at least {limit}</source>
        <translation>Una prenotazione dura almeno {limit}</translation>
    </message>
    <message>
        <source>A booking takes at most {limit}</source>
        <translation>Una prenotazione dura al massimo {limit}</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Indirizzo</translation>
    </message>
    <message>
        <source>Another booking waits for its check-in</source>
        <translation>Un’altra prenotazione attende il check-in</translation>
    </message>
    <message>
        <source>Asking the calendar…</source>
        <translation>Consulto il calendario…</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>Libera</translation>
    </message>
    <message>
        <source>Being prepared</source>
        <translation>In allestimento</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>Prenota</translation>
    </message>
    <message>
        <source>Book this room</source>
        <translation>Prenota questa sala</translation>
    </message>
    <message>
        <source>Book until {time}</source>
        <translation>Prenota fino alle {time}</translation>
    </message>
    <message>
        <source>Book {length}</source>
        <translation>Prenota {length}</translation>
    </message>
    <message>
        <source>Book {room}</source>
        <translation>Prenota {room}</translation>
    </message>
    <message>
        <source>Booked</source>
        <translation>Prenotato</translation>
    </message>
    <message>
        <source>Booked for {time}</source>
        <translation>Prenotato: {time}</translation>
    </message>
    <message>
        <source>Booked {until}</source>
        <translation>Prenotato {until}</translation>
    </message>
    <message>
        <source>Booking has to wait: the calendar does not answer</source>
        <translation>Per ora non si può prenotare: il calendario non risponde</translation>
    </message>
    <message>
        <source>Booking system</source>
        <translation>Prenotazioni</translation>
    </message>
    <message>
        <source>Bookings are possible here {until}</source>
        <translation>Qui si può prenotare {until}</translation>
    </message>
    <message>
        <source>Booking…</source>
        <translation>Prenotazione…</translation>
    </message>
    <message>
        <source>Book…</source>
        <translation>Prenota…</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Annullata</translation>
    </message>
    <message>
        <source>Capital letters</source>
        <translation>Maiuscole</translation>
    </message>
    <message>
        <source>Catering</source>
        <translation>Catering</translation>
    </message>
    <message>
        <source>Check in</source>
        <translation>Check-in</translation>
    </message>
    <message>
        <source>Check in for {time}</source>
        <translation>Check-in per {time}</translation>
    </message>
    <message>
        <source>Check in for {time} {title}</source>
        <translation>Check-in: {time} {title}</translation>
    </message>
    <message>
        <source>Check in with the code</source>
        <translation>Check-in con il codice</translation>
    </message>
    <message>
        <source>Checked in</source>
        <translation>Check-in fatto</translation>
    </message>
    <message>
        <source>Checking in…</source>
        <translation>Check-in…</translation>
    </message>
    <message>
        <source>Choose the host from the list</source>
        <translation>Scegli l’organizzatore dall’elenco</translation>
    </message>
    <message>
        <source>Clear the field</source>
        <translation>Svuota il campo</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Chiuso</translation>
    </message>
    <message>
        <source>Closed from {time}</source>
        <translation>La sala chiude ({time})</translation>
    </message>
    <message>
        <source>Closed {until}</source>
        <translation>Chiuso {until}</translation>
    </message>
    <message>
        <source>Connecting to the calendar</source>
        <translation>Collegamento al calendario</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Cancella</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fine</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Termina</translation>
    </message>
    <message>
        <source>End now? The calendar keeps the booking.</source>
        <translation>Terminare ora? La prenotazione resta in calendario.</translation>
    </message>
    <message>
        <source>End now? The room becomes free.</source>
        <translation>Terminare ora? La sala si libera.</translation>
    </message>
    <message>
        <source>Ended on this panel only; the calendar holds the room {until}</source>
        <translation>Terminato solo su questo pannello; il calendario trattiene la sala {until}</translation>
    </message>
    <message>
        <source>Ended; the room is free</source>
        <translation>Terminato; la sala è libera</translation>
    </message>
    <message>
        <source>Ending…</source>
        <translation>Termino…</translation>
    </message>
    <message>
        <source>Extended</source>
        <translation>Prolungato</translation>
    </message>
    <message>
        <source>Extended {until}</source>
        <translation>Prolungato {until}</translation>
    </message>
    <message>
        <source>Extending…</source>
        <translation>Prolungo…</translation>
    </message>
    <message>
        <source>Free, but somebody is inside</source>
        <translation>Libera, ma c’è qualcuno dentro</translation>
    </message>
    <message>
        <source>Given up; the calendar holds it {until}</source>
        <translation>Ceduta; il calendario la trattiene {until}</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Trattenuto</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Organizzatore</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Occupata</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Mantieni</translation>
    </message>
    <message>
        <source>Last heard</source>
        <translation>Ultima risposta</translation>
    </message>
    <message>
        <source>Last heard {time} – the schedule may have changed</source>
        <translation>Aggiornato {time} – può essere cambiato</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Lettere</translation>
    </message>
    <message>
        <source>Letters with marks</source>
        <translation>Lettere accentate</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>Longer</source>
        <translation>Più lunga</translation>
    </message>
    <message>
        <source>Looking for “{name}”…</source>
        <translation>Ricerca di «{name}»…</translation>
    </message>
    <message>
        <source>Name or address</source>
        <translation>Nome o indirizzo</translation>
    </message>
    <message>
        <source>Name or address, if you like</source>
        <translation>Nome o indirizzo, se vuoi</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Avanti</translation>
    </message>
    <message>
        <source>Next booking {time}</source>
        <translation>Prossima prenotazione {time}</translation>
    </message>
    <message>
        <source>Next: {title} {time}</source>
        <translation>Poi: {title} {time}</translation>
    </message>
    <message>
        <source>No answer came; the next look at the calendar will show it</source>
        <translation>Nessuna risposta; la prossima lettura del calendario lo dirà</translation>
    </message>
    <message>
        <source>No booking is running</source>
        <translation>Nessuna prenotazione in corso</translation>
    </message>
    <message>
        <source>No booking waits for a check-in</source>
        <translation>Nessuna prenotazione attende il check-in</translation>
    </message>
    <message>
        <source>Nobody of this name was found</source>
        <translation>Nessuno trovato con questo nome</translation>
    </message>
    <message>
        <source>Not sure</source>
        <translation>Incerto</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Adesso</translation>
    </message>
    <message>
        <source>Numbers and signs</source>
        <translation>Numeri e segni</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Only the current or pending meeting can be ended</source>
        <translation>Si può terminare solo la prenotazione in corso o in attesa</translation>
    </message>
    <message>
        <source>Only {gap} free; a booking takes at least {limit}</source>
        <translation>Solo {gap} liberi; una prenotazione dura almeno {limit}</translation>
    </message>
    <message>
        <source>Other letters</source>
        <translation>Altre lettere</translation>
    </message>
    <message>
        <source>PIN, to quit</source>
        <translation>PIN per uscire</translation>
    </message>
    <message>
        <source>PIN, to reload</source>
        <translation>PIN per ricaricare</translation>
    </message>
    <message>
        <source>Please book in the calendar</source>
        <translation>Prenota nel calendario</translation>
    </message>
    <message>
        <source>Please finish</source>
        <translation>Concludere, per favore</translation>
    </message>
    <message>
        <source>Please finish: next booking {time}</source>
        <translation>Concludere, per favore: prossima prenotazione {time}</translation>
    </message>
    <message>
        <source>Please finish: the room is prepared from {time}</source>
        <translation>Concludere, per favore: allestimento della sala {time}</translation>
    </message>
    <message>
        <source>Please finish: {title} starts {time}</source>
        <translation>Concludere, per favore: {title} inizia {time}</translation>
    </message>
    <message>
        <source>Private</source>
        <translation>Privato</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Esci</translation>
    </message>
    <message>
        <source>Released: nobody checked in</source>
        <translation>Liberata: nessuno ha fatto il check-in</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Ricarica</translation>
    </message>
    <message>
        <source>Room controls</source>
        <translation>Comandi della sala</translation>
    </message>
    <message>
        <source>Running for</source>
        <translation>In funzione da</translation>
    </message>
    <message>
        <source>Scan to check in</source>
        <translation>Inquadra per fare il check-in</translation>
    </message>
    <message>
        <source>Scan to control this room from your phone</source>
        <translation>Inquadra per comandare la sala dal telefono</translation>
    </message>
    <message>
        <source>Scan to open this room on your phone</source>
        <translation>Inquadra per aprire questa sala sul telefono</translation>
    </message>
    <message>
        <source>Scan to order catering on your phone</source>
        <translation>Inquadra per ordinare il catering dal telefono</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>Schermo</translation>
    </message>
    <message>
        <source>Settings file</source>
        <translation>Impostazioni</translation>
    </message>
    <message>
        <source>Shorter</source>
        <translation>Più breve</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Spazio</translation>
    </message>
    <message>
        <source>Start earlier</source>
        <translation>Inizia prima</translation>
    </message>
    <message>
        <source>Start later</source>
        <translation>Inizia dopo</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Archivio</translation>
    </message>
    <message>
        <source>Taken back; the room is booked {until}</source>
        <translation>Ripresa; la sala è prenotata {until}</translation>
    </message>
    <message>
        <source>Tentative</source>
        <translation>Provvisoria</translation>
    </message>
    <message>
        <source>That booking is not there any more</source>
        <translation>Quella prenotazione non esiste più</translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation>Non ha funzionato</translation>
    </message>
    <message>
        <source>That is longer than a booking may be</source>
        <translation>È più lungo di quanto possa durare una prenotazione</translation>
    </message>
    <message>
        <source>That is no length of time</source>
        <translation>Non è una durata</translation>
    </message>
    <message>
        <source>That is shorter than a booking may be</source>
        <translation>È più breve di quanto possa durare una prenotazione</translation>
    </message>
    <message>
        <source>That is too far ahead to be booked here</source>
        <translation>È troppo presto per prenotarlo qui</translation>
    </message>
    <message>
        <source>That runs into another booking</source>
        <translation>Si sovrappone a un’altra prenotazione</translation>
    </message>
    <message>
        <source>That runs into closed time</source>
        <translation>Si sovrappone all’orario di chiusura</translation>
    </message>
    <message>
        <source>That runs into the booking at {time}</source>
        <translation>Si sovrappone a un’altra prenotazione ({time})</translation>
    </message>
    <message>
        <source>That start has passed</source>
        <translation>Quell’ora d’inizio è passata</translation>
    </message>
    <message>
        <source>The calendar cannot do this from here</source>
        <translation>Il calendario non lo permette da qui</translation>
    </message>
    <message>
        <source>The calendar did not accept it</source>
        <translation>Il calendario non l’ha accettato</translation>
    </message>
    <message>
        <source>The calendar did not answer</source>
        <translation>Il calendario non ha risposto</translation>
    </message>
    <message>
        <source>The calendar does not answer yet</source>
        <translation>Il calendario non risponde ancora</translation>
    </message>
    <message>
        <source>The calendar does not let this panel do that</source>
        <translation>Il calendario non lo permette a questo pannello</translation>
    </message>
    <message>
        <source>The calendar does not let this panel in</source>
        <translation>Il calendario non dà accesso a questo pannello</translation>
    </message>
    <message>
        <source>The calendar does not show the last change yet</source>
        <translation>Il calendario non mostra ancora l’ultima modifica</translation>
    </message>
    <message>
        <source>The calendar has not answered yet</source>
        <translation>Il calendario non ha ancora risposto</translation>
    </message>
    <message>
        <source>The calendar still holds the room</source>
        <translation>Il calendario trattiene ancora la sala</translation>
    </message>
    <message>
        <source>The calendar still holds the room {until}</source>
        <translation>Il calendario trattiene ancora la sala {until}</translation>
    </message>
    <message>
        <source>The calendar still works on the last change</source>
        <translation>Il calendario sta ancora elaborando l’ultima modifica</translation>
    </message>
    <message>
        <source>The calendar's answer could not be understood</source>
        <translation>La risposta del calendario non è comprensibile</translation>
    </message>
    <message>
        <source>The clock of this panel is not right</source>
        <translation>L’orologio di questo pannello non è giusto</translation>
    </message>
    <message>
        <source>The day after</source>
        <translation>Il giorno dopo</translation>
    </message>
    <message>
        <source>The day before</source>
        <translation>Il giorno prima</translation>
    </message>
    <message>
        <source>The directory does not answer</source>
        <translation>L’elenco delle persone non risponde</translation>
    </message>
    <message>
        <source>The first three letters find somebody</source>
        <translation>Per cercare bastano tre lettere</translation>
    </message>
    <message>
        <source>The host was not found</source>
        <translation>L’organizzatore non è stato trovato</translation>
    </message>
    <message>
        <source>The next booking starts in {length}</source>
        <translation>La prossima prenotazione inizia tra {length}</translation>
    </message>
    <message>
        <source>The room is being prepared; that time cannot be changed here</source>
        <translation>La sala è in allestimento; quell’orario non si può cambiare qui</translation>
    </message>
    <message>
        <source>The room is closed</source>
        <translation>La sala è chiusa</translation>
    </message>
    <message>
        <source>The room is in use</source>
        <translation>La sala è occupata</translation>
    </message>
    <message>
        <source>The room is in use {until}</source>
        <translation>La sala è occupata {until}</translation>
    </message>
    <message>
        <source>The schedule is up to date</source>
        <translation>Il programma è aggiornato</translation>
    </message>
    <message>
        <source>The start was given in milliseconds; seconds are needed</source>
        <translation>L’inizio è in millisecondi; servono secondi</translation>
    </message>
    <message>
        <source>There is nothing to take back</source>
        <translation>Non c’è nulla da riprendere</translation>
    </message>
    <message>
        <source>These bookings are made up. Write the settings to {path}</source>
        <translation>Queste prenotazioni sono inventate. Scrivere le impostazioni in {path}</translation>
    </message>
    <message>
        <source>This panel</source>
        <translation>Questo pannello</translation>
    </message>
    <message>
        <source>This panel goes on by itself when the file is mended.</source>
        <translation>Il pannello riprende da solo quando il file è corretto.</translation>
    </message>
    <message>
        <source>This room</source>
        <translation>Questa sala</translation>
    </message>
    <message>
        <source>This room cannot be booked here</source>
        <translation>Questa sala non si prenota qui</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titolo</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Oggi</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>Domani</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Riprova</translation>
    </message>
    <message>
        <source>Until {time}</source>
        <translation>Fino alle {time}</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versione</translation>
    </message>
    <message>
        <source>We are here</source>
        <translation>Siamo qui</translation>
    </message>
    <message>
        <source>Welcome, {names}</source>
        <translation>Vi diamo il benvenuto: {names}</translation>
    </message>
    <message>
        <source>Wrong PIN</source>
        <translation>PIN errato</translation>
    </message>
    <message>
        <source>Wrong PIN, try again in {time}</source>
        <translation>PIN errato, riprova tra {time}</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Il tuo nome</translation>
    </message>
    <message>
        <source>all day</source>
        <translation>giornata</translation>
    </message>
    <message>
        <source>am</source>
        <translation>AM</translation>
    </message>
    <message>
        <source>an error of this panel</source>
        <translation>un errore di questo pannello</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>e %n altra</numerusform>
            <numerusform>e altre %n</numerusform>
        </translation>
    </message>
    <message>
        <source>answers cannot be read</source>
        <translation>risposte illeggibili</translation>
    </message>
    <message>
        <source>as of {time}</source>
        <translation>aggiornato {time}</translation>
    </message>
    <message>
        <source>confirmed in {time}</source>
        <translation>confermato in {time}</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>collegato</translation>
    </message>
    <message>
        <source>does not let this panel in</source>
        <translation>non dà accesso a questo pannello</translation>
    </message>
    <message>
        <source>for the rest of the day</source>
        <translation>per il resto della giornata</translation>
    </message>
    <message>
        <source>in {length}</source>
        <translation>tra {length}</translation>
    </message>
    <message>
        <source>known to this panel only</source>
        <translation>noto solo a questo pannello</translation>
    </message>
    <message>
        <source>never</source>
        <translation>mai</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>nessuna risposta</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nessuna</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>non collegato</translation>
    </message>
    <message>
        <source>pm</source>
        <translation>PM</translation>
    </message>
    <message>
        <source>refuses to answer</source>
        <translation>rifiuta di rispondere</translation>
    </message>
    <message>
        <source>released in {time} unless someone checks in</source>
        <translation>si libera tra {time} senza check-in</translation>
    </message>
    <message>
        <source>start</source>
        <translation>inizio</translation>
    </message>
    <message>
        <source>started {time}, please check in</source>
        <translation>inizio {time}, fai il check-in</translation>
    </message>
    <message>
        <source>starts {time}</source>
        <translation>inizio {time}</translation>
    </message>
    <message>
        <source>tomorrow {time}</source>
        <translation>domani {time}</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>fino a {day}</translation>
    </message>
    <message>
        <source>until {time}</source>
        <translation>fino alle {time}</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
        <source>{length} ago</source>
        <translation>{length} fa</translation>
    </message>
    <message>
        <source>{length} left</source>
        <translation>ancora {length}</translation>
    </message>
    <message numerus="yes">
        <source>{names} and %n more</source>
        <translation>
            <numerusform>{names} e %n altra persona</numerusform>
            <numerusform>{names} e altri %n</numerusform>
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
        <translation>{title} inizia tra {length}</translation>
    </message>
</context>
</TS>
