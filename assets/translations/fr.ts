<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>panel</name>
    <message numerus="yes">
        <source>%n booking(s) could not be read</source>
        <translation>
            <numerusform>%n réservation illisible</numerusform>
            <numerusform>%n réservations illisibles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n jour</numerusform>
            <numerusform>%n jours</numerusform>
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
            <numerusform>%n présent</numerusform>
            <numerusform>%n présents</numerusform>
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
            <numerusform>%n place</numerusform>
            <numerusform>%n places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) must be put right</source>
        <translation>
            <numerusform>%n réglage à corriger</numerusform>
            <numerusform>%n réglages à corriger</numerusform>
        </translation>
    </message>
    <message>
        <source>A booking here needs a host</source>
        <translation>Une réservation ici demande un hôte</translation>
    </message>
    <message>
        <source>A booking of today could not be read</source>
        <translation>Une réservation d’aujourd’hui est illisible</translation>
    </message>
    <message>
        <source>A booking takes at least {limit}</source>
        <translation>Une réservation dure au moins {limit}</translation>
    </message>
    <message>
        <source>A booking takes at most {limit}</source>
        <translation>Une réservation dure au plus {limit}</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Another booking waits for its check-in</source>
        <translation>Une autre réservation attend sa confirmation</translation>
    </message>
    <message>
        <source>Asking the calendar…</source>
        <translation>Consultation du calendrier…</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>Libre</translation>
    </message>
    <message>
        <source>Being prepared</source>
        <translation>En préparation</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>Réserver</translation>
    </message>
    <message>
        <source>Book this room</source>
        <translation>Réserver cette salle</translation>
    </message>
    <message>
        <source>Book until {time}</source>
        <translation>Réserver jusqu’à {time}</translation>
    </message>
    <message>
        <source>Book {length}</source>
        <translation>Réserver {length}</translation>
    </message>
    <message>
        <source>Book {room}</source>
        <translation>Réserver {room}</translation>
    </message>
    <message>
        <source>Booked</source>
        <translation>Réservé</translation>
    </message>
    <message>
        <source>Booked for {time}</source>
        <translation>Réservé&#xa0;: {time}</translation>
    </message>
    <message>
        <source>Booked {until}</source>
        <translation>Réservé {until}</translation>
    </message>
    <message>
        <source>Booking has to wait: the calendar does not answer</source>
        <translation>Réservation en attente&#xa0;: le calendrier ne répond pas</translation>
    </message>
    <message>
        <source>Booking system</source>
        <translation>Réservations</translation>
    </message>
    <message>
        <source>Bookings are possible here {until}</source>
        <translation>Réservations possibles ici {until}</translation>
    </message>
    <message>
        <source>Booking…</source>
        <translation>Réservation…</translation>
    </message>
    <message>
        <source>Book…</source>
        <translation>Réserver…</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Annulée</translation>
    </message>
    <message>
        <source>Capital letters</source>
        <translation>Majuscules</translation>
    </message>
    <message>
        <source>Catering</source>
        <translation>Restauration</translation>
    </message>
    <message>
        <source>Check in</source>
        <translation>Confirmer</translation>
    </message>
    <message>
        <source>Check in for {time}</source>
        <translation>Confirmer {time}</translation>
    </message>
    <message>
        <source>Check in for {time} {title}</source>
        <translation>Confirmer {time} {title}</translation>
    </message>
    <message>
        <source>Check in with the code</source>
        <translation>Confirmez avec le code</translation>
    </message>
    <message>
        <source>Checked in</source>
        <translation>Confirmé</translation>
    </message>
    <message>
        <source>Checking in…</source>
        <translation>Confirmation…</translation>
    </message>
    <message>
        <source>Choose the host from the list</source>
        <translation>Choisissez l’hôte dans la liste</translation>
    </message>
    <message>
        <source>Clear the field</source>
        <translation>Effacer le champ</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Fermé</translation>
    </message>
    <message>
        <source>Closed from {time}</source>
        <translation>La salle ferme ({time})</translation>
    </message>
    <message>
        <source>Closed {until}</source>
        <translation>Fermé {until}</translation>
    </message>
    <message>
        <source>Connecting to the calendar</source>
        <translation>Connexion au calendrier</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Effacer</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Terminer</translation>
    </message>
    <message>
        <source>End now? The calendar keeps the booking.</source>
        <translation>Terminer maintenant ? La réservation reste au calendrier.</translation>
    </message>
    <message>
        <source>End now? The room becomes free.</source>
        <translation>Terminer maintenant&#xa0;? La salle se libère.</translation>
    </message>
    <message>
        <source>Ended on this panel only; the calendar holds the room {until}</source>
        <translation>Terminé sur cet écran seul ; le calendrier retient la salle {until}</translation>
    </message>
    <message>
        <source>Ended; the room is free</source>
        <translation>Terminé&#xa0;; la salle est libre</translation>
    </message>
    <message>
        <source>Ending…</source>
        <translation>Fin en cours…</translation>
    </message>
    <message>
        <source>Extended</source>
        <translation>Prolongé</translation>
    </message>
    <message>
        <source>Extended {until}</source>
        <translation>Prolongé {until}</translation>
    </message>
    <message>
        <source>Extending…</source>
        <translation>Prolongation…</translation>
    </message>
    <message>
        <source>Free, but somebody is inside</source>
        <translation>Libre, mais quelqu’un est à l’intérieur</translation>
    </message>
    <message>
        <source>Given up; the calendar holds it {until}</source>
        <translation>Cédée ; le calendrier la retient {until}</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Retenu</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Hôte</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Occupée</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
    <message>
        <source>Last heard</source>
        <translation>Dernière réponse</translation>
    </message>
    <message>
        <source>Last heard {time} – the schedule may have changed</source>
        <translation>Dernière mise à jour {time} – le planning a pu changer</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Lettres</translation>
    </message>
    <message>
        <source>Letters with marks</source>
        <translation>Lettres accentuées</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Longer</source>
        <translation>Plus long</translation>
    </message>
    <message>
        <source>Looking for “{name}”…</source>
        <translation>Recherche de «&#xa0;{name}&#xa0;»…</translation>
    </message>
    <message>
        <source>Name or address</source>
        <translation>Nom ou adresse</translation>
    </message>
    <message>
        <source>Name or address, if you like</source>
        <translation>Nom ou adresse, si vous voulez</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>Next booking {time}</source>
        <translation>Prochaine réservation {time}</translation>
    </message>
    <message>
        <source>Next: {title} {time}</source>
        <translation>Ensuite&#xa0;: {title} {time}</translation>
    </message>
    <message>
        <source>No answer came; the next look at the calendar will show it</source>
        <translation>Pas de réponse&#xa0;; la prochaine lecture du calendrier le dira</translation>
    </message>
    <message>
        <source>No booking is running</source>
        <translation>Aucune réservation en cours</translation>
    </message>
    <message>
        <source>No booking waits for a check-in</source>
        <translation>Aucune réservation n’attend de confirmation</translation>
    </message>
    <message>
        <source>Nobody of this name was found</source>
        <translation>Personne de ce nom n’a été trouvé</translation>
    </message>
    <message>
        <source>Not sure</source>
        <translation>Incertain</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Remarques</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Maintenant</translation>
    </message>
    <message>
        <source>Numbers and signs</source>
        <translation>Chiffres et signes</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Only the current or pending meeting can be ended</source>
        <translation>Seule la réservation en cours ou en attente peut être terminée</translation>
    </message>
    <message>
        <source>Only {gap} free; a booking takes at least {limit}</source>
        <translation>Libre {gap} seulement&#xa0;; une réservation dure au moins {limit}</translation>
    </message>
    <message>
        <source>Other letters</source>
        <translation>Autres lettres</translation>
    </message>
    <message>
        <source>PIN, to quit</source>
        <translation>PIN pour quitter</translation>
    </message>
    <message>
        <source>PIN, to reload</source>
        <translation>PIN pour recharger</translation>
    </message>
    <message>
        <source>Please book in the calendar</source>
        <translation>Réservez dans le calendrier</translation>
    </message>
    <message>
        <source>Please finish</source>
        <translation>Merci de conclure</translation>
    </message>
    <message>
        <source>Please finish: next booking {time}</source>
        <translation>Merci de conclure&#xa0;: prochaine réservation {time}</translation>
    </message>
    <message>
        <source>Please finish: the room is prepared from {time}</source>
        <translation>Merci de conclure&#xa0;: préparation de la salle {time}</translation>
    </message>
    <message>
        <source>Please finish: {title} starts {time}</source>
        <translation>Merci de conclure&#xa0;: {title} commence {time}</translation>
    </message>
    <message>
        <source>Private</source>
        <translation>Privé</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Released: nobody checked in</source>
        <translation>Libérée&#xa0;: personne n’a confirmé</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Recharger</translation>
    </message>
    <message>
        <source>Room controls</source>
        <translation>Commande de la salle</translation>
    </message>
    <message>
        <source>Running for</source>
        <translation>En marche</translation>
    </message>
    <message>
        <source>Scan to check in</source>
        <translation>Scannez pour confirmer</translation>
    </message>
    <message>
        <source>Scan to control this room from your phone</source>
        <translation>Scannez pour commander la salle depuis votre téléphone</translation>
    </message>
    <message>
        <source>Scan to open this room on your phone</source>
        <translation>Scannez pour ouvrir cette salle sur votre téléphone</translation>
    </message>
    <message>
        <source>Scan to order catering on your phone</source>
        <translation>Scannez pour commander un repas sur votre téléphone</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>Écran</translation>
    </message>
    <message>
        <source>Settings file</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Shorter</source>
        <translation>Plus court</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Espace</translation>
    </message>
    <message>
        <source>Start earlier</source>
        <translation>Commencer plus tôt</translation>
    </message>
    <message>
        <source>Start later</source>
        <translation>Commencer plus tard</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Stockage</translation>
    </message>
    <message>
        <source>Taken back; the room is booked {until}</source>
        <translation>Reprise ; la salle est réservée {until}</translation>
    </message>
    <message>
        <source>Tentative</source>
        <translation>Provisoire</translation>
    </message>
    <message>
        <source>That booking is not there any more</source>
        <translation>Cette réservation n’existe plus</translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation>Cela n’a pas fonctionné</translation>
    </message>
    <message>
        <source>That is longer than a booking may be</source>
        <translation>C’est plus long qu’une réservation ne peut l’être</translation>
    </message>
    <message>
        <source>That is no length of time</source>
        <translation>Ce n’est pas une durée</translation>
    </message>
    <message>
        <source>That is shorter than a booking may be</source>
        <translation>C’est plus court qu’une réservation ne peut l’être</translation>
    </message>
    <message>
        <source>That is too far ahead to be booked here</source>
        <translation>C’est trop loin pour être réservé ici</translation>
    </message>
    <message>
        <source>That runs into another booking</source>
        <translation>Cela empiète sur une autre réservation</translation>
    </message>
    <message>
        <source>That runs into closed time</source>
        <translation>Cela empiète sur les heures de fermeture</translation>
    </message>
    <message>
        <source>That runs into the booking at {time}</source>
        <translation>Cela empiète sur une réservation ({time})</translation>
    </message>
    <message>
        <source>That start has passed</source>
        <translation>Cette heure de début est passée</translation>
    </message>
    <message>
        <source>The calendar cannot do this from here</source>
        <translation>Le calendrier ne permet pas cela d’ici</translation>
    </message>
    <message>
        <source>The calendar did not accept it</source>
        <translation>Le calendrier ne l’a pas accepté</translation>
    </message>
    <message>
        <source>The calendar did not answer</source>
        <translation>Le calendrier n’a pas répondu</translation>
    </message>
    <message>
        <source>The calendar does not answer yet</source>
        <translation>Le calendrier ne répond pas encore</translation>
    </message>
    <message>
        <source>The calendar does not let this panel do that</source>
        <translation>Le calendrier ne permet pas cela à cet écran</translation>
    </message>
    <message>
        <source>The calendar does not let this panel in</source>
        <translation>Le calendrier refuse l’accès à cet écran</translation>
    </message>
    <message>
        <source>The calendar does not show the last change yet</source>
        <translation>Le calendrier ne montre pas encore la dernière modification</translation>
    </message>
    <message>
        <source>The calendar has not answered yet</source>
        <translation>Le calendrier n’a pas encore répondu</translation>
    </message>
    <message>
        <source>The calendar still holds the room</source>
        <translation>Le calendrier retient encore la salle</translation>
    </message>
    <message>
        <source>The calendar still holds the room {until}</source>
        <translation>Le calendrier retient encore la salle {until}</translation>
    </message>
    <message>
        <source>The calendar still works on the last change</source>
        <translation>Le calendrier traite encore la dernière modification</translation>
    </message>
    <message>
        <source>The calendar's answer could not be understood</source>
        <translation>La réponse du calendrier est incompréhensible</translation>
    </message>
    <message>
        <source>The clock of this panel is not right</source>
        <translation>L’horloge de cet écran n’est pas à l’heure</translation>
    </message>
    <message>
        <source>The day after</source>
        <translation>Le jour suivant</translation>
    </message>
    <message>
        <source>The day before</source>
        <translation>Le jour précédent</translation>
    </message>
    <message>
        <source>The directory does not answer</source>
        <translation>L’annuaire ne répond pas</translation>
    </message>
    <message>
        <source>The first three letters find somebody</source>
        <translation>Trois lettres suffisent pour chercher</translation>
    </message>
    <message>
        <source>The host was not found</source>
        <translation>L’hôte est introuvable</translation>
    </message>
    <message>
        <source>The next booking starts in {length}</source>
        <translation>La prochaine réservation commence dans {length}</translation>
    </message>
    <message>
        <source>The room is being prepared; that time cannot be changed here</source>
        <translation>La salle est en préparation&#xa0;; cet horaire ne se change pas ici</translation>
    </message>
    <message>
        <source>The room is closed</source>
        <translation>La salle est fermée</translation>
    </message>
    <message>
        <source>The room is in use</source>
        <translation>La salle est occupée</translation>
    </message>
    <message>
        <source>The room is in use {until}</source>
        <translation>La salle est occupée {until}</translation>
    </message>
    <message>
        <source>The schedule is up to date</source>
        <translation>Le planning est à jour</translation>
    </message>
    <message>
        <source>The start was given in milliseconds; seconds are needed</source>
        <translation>Début donné en millisecondes&#xa0;; il faut des secondes</translation>
    </message>
    <message>
        <source>There is nothing to take back</source>
        <translation>Il n’y a rien à reprendre</translation>
    </message>
    <message>
        <source>These bookings are made up. Write the settings to {path}</source>
        <translation>Ces réservations sont fictives. Écrivez les réglages dans {path}</translation>
    </message>
    <message>
        <source>This panel</source>
        <translation>Cet écran</translation>
    </message>
    <message>
        <source>This panel goes on by itself when the file is mended.</source>
        <translation>L’écran reprend de lui-même une fois le fichier corrigé.</translation>
    </message>
    <message>
        <source>This room</source>
        <translation>Cette salle</translation>
    </message>
    <message>
        <source>This room cannot be booked here</source>
        <translation>Cette salle ne se réserve pas ici</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>Demain</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Until {time}</source>
        <translation>Jusqu’à {time}</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>We are here</source>
        <translation>Nous sommes là</translation>
    </message>
    <message>
        <source>Welcome, {names}</source>
        <translation>Bienvenue, {names}</translation>
    </message>
    <message>
        <source>Wrong PIN</source>
        <translation>PIN incorrect</translation>
    </message>
    <message>
        <source>Wrong PIN, try again in {time}</source>
        <translation>PIN incorrect, réessayez dans {time}</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Votre nom</translation>
    </message>
    <message>
        <source>all day</source>
        <translation>journée</translation>
    </message>
    <message>
        <source>am</source>
        <translation>AM</translation>
    </message>
    <message>
        <source>an error of this panel</source>
        <translation>une erreur de cet écran</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>et %n autre</numerusform>
            <numerusform>et %n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>answers cannot be read</source>
        <translation>réponses illisibles</translation>
    </message>
    <message>
        <source>as of {time}</source>
        <translation>actualisé {time}</translation>
    </message>
    <message>
        <source>confirmed in {time}</source>
        <translation>confirmé en {time}</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>connecté</translation>
    </message>
    <message>
        <source>does not let this panel in</source>
        <translation>refuse l’accès à cet écran</translation>
    </message>
    <message>
        <source>for the rest of the day</source>
        <translation>jusqu’à la fin de la journée</translation>
    </message>
    <message>
        <source>in {length}</source>
        <translation>dans {length}</translation>
    </message>
    <message>
        <source>known to this panel only</source>
        <translation>connu de cet écran seul</translation>
    </message>
    <message>
        <source>never</source>
        <translation>jamais</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>pas de réponse</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucune</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>non connecté</translation>
    </message>
    <message>
        <source>pm</source>
        <translation>PM</translation>
    </message>
    <message>
        <source>refuses to answer</source>
        <translation>refuse de répondre</translation>
    </message>
    <message>
        <source>released in {time} unless someone checks in</source>
        <translation>libérée dans {time} sans confirmation</translation>
    </message>
    <message>
        <source>start</source>
        <translation>début</translation>
    </message>
    <message>
        <source>started {time}, please check in</source>
        <translation>début {time}, merci de confirmer</translation>
    </message>
    <message>
        <source>starts {time}</source>
        <translation>début {time}</translation>
    </message>
    <message>
        <source>tomorrow {time}</source>
        <translation>demain {time}</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>jusqu’à {day}</translation>
    </message>
    <message>
        <source>until {time}</source>
        <translation>jusqu’à {time}</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
        <source>{length} ago</source>
        <translation>il y a {length}</translation>
    </message>
    <message>
        <source>{length} left</source>
        <translation>encore {length}</translation>
    </message>
    <message numerus="yes">
        <source>{names} and %n more</source>
        <translation>
            <numerusform>{names} et %n autre</numerusform>
            <numerusform>{names} et %n autres</numerusform>
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
        <translation>{title} commence dans {length}</translation>
    </message>
</context>
</TS>
