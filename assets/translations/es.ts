<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>panel</name>
    <message numerus="yes">
        <source>%n booking(s) could not be read</source>
        <translation>
            <numerusform>%n reserva no se ha podido leer</numerusform>
            <numerusform>%n reservas no se han podido leer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n día</numerusform>
            <numerusform>%n días</numerusform>
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
            <numerusform>%n dentro</numerusform>
            <numerusform>%n dentro</numerusform>
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
            <numerusform>%n plaza</numerusform>
            <numerusform>%n plazas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) must be put right</source>
        <translation>
            <numerusform>Hay que corregir %n ajuste</numerusform>
            <numerusform>Hay que corregir %n ajustes</numerusform>
        </translation>
    </message>
    <message>
        <source>A booking here needs a host</source>
        <translation>Aquí toda reserva necesita un anfitrión</translation>
    </message>
    <message>
        <source>A booking of today could not be read</source>
        <translation>Una reserva de hoy no se ha podido leer</translation>
    </message>
    <message>
        <source>A booking takes at least {limit}</source>
        <translation>Una reserva dura al menos {limit}</translation>
    </message>
    <message>
        <source>A booking takes at most {limit}</source>
        <translation>Una reserva dura como máximo {limit}</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Another booking waits for its check-in</source>
        <translation>Otra reserva espera su confirmación</translation>
    </message>
    <message>
        <source>Asking the calendar…</source>
        <translation>Consultando el calendario…</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>Libre</translation>
    </message>
    <message>
        <source>Being prepared</source>
        <translation>En preparación</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>Reservar</translation>
    </message>
    <message>
        <source>Book this room</source>
        <translation>Reservar esta sala</translation>
    </message>
    <message>
        <source>Book until {time}</source>
        <translation>Reservar hasta las {time}</translation>
    </message>
    <message>
        <source>Book {length}</source>
        <translation>Reservar {length}</translation>
    </message>
    <message>
        <source>Book {room}</source>
        <translation>Reservar {room}</translation>
    </message>
    <message>
        <source>Booked</source>
        <translation>Reservado</translation>
    </message>
    <message>
        <source>Booked for {time}</source>
        <translation>Reservado: {time}</translation>
    </message>
    <message>
        <source>Booked {until}</source>
        <translation>Reservado {until}</translation>
    </message>
    <message>
        <source>Booking has to wait: the calendar does not answer</source>
        <translation>Ahora no se puede reservar: el calendario no responde</translation>
    </message>
    <message>
        <source>Booking system</source>
        <translation>Reservas</translation>
    </message>
    <message>
        <source>Bookings are possible here {until}</source>
        <translation>Aquí se puede reservar {until}</translation>
    </message>
    <message>
        <source>Booking…</source>
        <translation>Reservando…</translation>
    </message>
    <message>
        <source>Book…</source>
        <translation>Reservar…</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelada</translation>
    </message>
    <message>
        <source>Capital letters</source>
        <translation>Mayúsculas</translation>
    </message>
    <message>
        <source>Catering</source>
        <translation>Catering</translation>
    </message>
    <message>
        <source>Check in</source>
        <translation>Confirmar</translation>
    </message>
    <message>
        <source>Check in for {time}</source>
        <translation>Confirmar {time}</translation>
    </message>
    <message>
        <source>Check in for {time} {title}</source>
        <translation>Confirmar {time} {title}</translation>
    </message>
    <message>
        <source>Check in with the code</source>
        <translation>Confirme con el código</translation>
    </message>
    <message>
        <source>Checked in</source>
        <translation>Confirmado</translation>
    </message>
    <message>
        <source>Checking in…</source>
        <translation>Confirmando…</translation>
    </message>
    <message>
        <source>Choose the host from the list</source>
        <translation>Elija al anfitrión en la lista</translation>
    </message>
    <message>
        <source>Clear the field</source>
        <translation>Borrar el campo</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Cerrado</translation>
    </message>
    <message>
        <source>Closed from {time}</source>
        <translation>La sala cierra ({time})</translation>
    </message>
    <message>
        <source>Closed {until}</source>
        <translation>Cerrado {until}</translation>
    </message>
    <message>
        <source>Connecting to the calendar</source>
        <translation>Conectando con el calendario</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Borrar</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Terminar</translation>
    </message>
    <message>
        <source>End now? The calendar keeps the booking.</source>
        <translation>¿Terminar ahora? La reserva sigue en el calendario.</translation>
    </message>
    <message>
        <source>End now? The room becomes free.</source>
        <translation>¿Terminar ahora? La sala quedará libre.</translation>
    </message>
    <message>
        <source>Ended on this panel only; the calendar holds the room {until}</source>
        <translation>Terminado solo en esta pantalla; el calendario retiene la sala {until}</translation>
    </message>
    <message>
        <source>Ended; the room is free</source>
        <translation>Terminado; la sala está libre</translation>
    </message>
    <message>
        <source>Ending…</source>
        <translation>Terminando…</translation>
    </message>
    <message>
        <source>Extended</source>
        <translation>Ampliado</translation>
    </message>
    <message>
        <source>Extended {until}</source>
        <translation>Ampliado {until}</translation>
    </message>
    <message>
        <source>Extending…</source>
        <translation>Ampliando…</translation>
    </message>
    <message>
        <source>Free, but somebody is inside</source>
        <translation>Libre, pero hay alguien dentro</translation>
    </message>
    <message>
        <source>Given up; the calendar holds it {until}</source>
        <translation>Cedida; el calendario la retiene {until}</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Retenido</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Anfitrión</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Ocupada</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Mantener</translation>
    </message>
    <message>
        <source>Last heard</source>
        <translation>Última respuesta</translation>
    </message>
    <message>
        <source>Last heard {time} – the schedule may have changed</source>
        <translation>Actualizado {time} – puede haber cambiado</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Letras</translation>
    </message>
    <message>
        <source>Letters with marks</source>
        <translation>Letras con acento</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>Longer</source>
        <translation>Más larga</translation>
    </message>
    <message>
        <source>Looking for “{name}”…</source>
        <translation>Buscando «{name}»…</translation>
    </message>
    <message>
        <source>Name or address</source>
        <translation>Nombre o dirección</translation>
    </message>
    <message>
        <source>Name or address, if you like</source>
        <translation>Nombre o dirección, si quiere</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Siguiente</translation>
    </message>
    <message>
        <source>Next booking {time}</source>
        <translation>Próxima reserva {time}</translation>
    </message>
    <message>
        <source>Next: {title} {time}</source>
        <translation>Después: {title} {time}</translation>
    </message>
    <message>
        <source>No answer came; the next look at the calendar will show it</source>
        <translation>No hubo respuesta; la próxima lectura del calendario lo dirá</translation>
    </message>
    <message>
        <source>No booking is running</source>
        <translation>No hay ninguna reserva en curso</translation>
    </message>
    <message>
        <source>No booking waits for a check-in</source>
        <translation>Ninguna reserva espera confirmación</translation>
    </message>
    <message>
        <source>Nobody of this name was found</source>
        <translation>No se ha encontrado a nadie con ese nombre</translation>
    </message>
    <message>
        <source>Not sure</source>
        <translation>No es seguro</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Avisos</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Ahora</translation>
    </message>
    <message>
        <source>Numbers and signs</source>
        <translation>Números y signos</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Only the current or pending meeting can be ended</source>
        <translation>Solo se puede terminar la reserva en curso o pendiente</translation>
    </message>
    <message>
        <source>Only {gap} free; a booking takes at least {limit}</source>
        <translation>Solo {gap} libres; una reserva dura al menos {limit}</translation>
    </message>
    <message>
        <source>Other letters</source>
        <translation>Otras letras</translation>
    </message>
    <message>
        <source>PIN, to quit</source>
        <translation>PIN para salir</translation>
    </message>
    <message>
        <source>PIN, to reload</source>
        <translation>PIN para recargar</translation>
    </message>
    <message>
        <source>Please book in the calendar</source>
        <translation>Reserve en el calendario</translation>
    </message>
    <message>
        <source>Please finish</source>
        <translation>Vayan terminando, por favor</translation>
    </message>
    <message>
        <source>Please finish: next booking {time}</source>
        <translation>Vayan terminando: próxima reserva {time}</translation>
    </message>
    <message>
        <source>Please finish: the room is prepared from {time}</source>
        <translation>Vayan terminando: preparación de la sala {time}</translation>
    </message>
    <message>
        <source>Please finish: {title} starts {time}</source>
        <translation>Vayan terminando: {title} empieza {time}</translation>
    </message>
    <message>
        <source>Private</source>
        <translation>Privado</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Released: nobody checked in</source>
        <translation>Liberada: nadie ha confirmado</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Recargar</translation>
    </message>
    <message>
        <source>Room controls</source>
        <translation>Control de la sala</translation>
    </message>
    <message>
        <source>Running for</source>
        <translation>En marcha</translation>
    </message>
    <message>
        <source>Scan to check in</source>
        <translation>Escanee para confirmar</translation>
    </message>
    <message>
        <source>Scan to control this room from your phone</source>
        <translation>Escanee para controlar la sala desde su móvil</translation>
    </message>
    <message>
        <source>Scan to open this room on your phone</source>
        <translation>Escanee para abrir esta sala en su móvil</translation>
    </message>
    <message>
        <source>Scan to order catering on your phone</source>
        <translation>Escanee para pedir catering en su móvil</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>Pantalla</translation>
    </message>
    <message>
        <source>Settings file</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Shorter</source>
        <translation>Más corta</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Espacio</translation>
    </message>
    <message>
        <source>Start earlier</source>
        <translation>Empezar antes</translation>
    </message>
    <message>
        <source>Start later</source>
        <translation>Empezar después</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Almacén</translation>
    </message>
    <message>
        <source>Taken back; the room is booked {until}</source>
        <translation>Recuperada; la sala está reservada {until}</translation>
    </message>
    <message>
        <source>Tentative</source>
        <translation>Provisional</translation>
    </message>
    <message>
        <source>That booking is not there any more</source>
        <translation>Esa reserva ya no existe</translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation>No ha funcionado</translation>
    </message>
    <message>
        <source>That is longer than a booking may be</source>
        <translation>Es más largo de lo que puede durar una reserva</translation>
    </message>
    <message>
        <source>That is no length of time</source>
        <translation>Eso no es una duración</translation>
    </message>
    <message>
        <source>That is shorter than a booking may be</source>
        <translation>Es más corto de lo que puede durar una reserva</translation>
    </message>
    <message>
        <source>That is too far ahead to be booked here</source>
        <translation>Es demasiado pronto para reservarlo aquí</translation>
    </message>
    <message>
        <source>That runs into another booking</source>
        <translation>Coincide con otra reserva</translation>
    </message>
    <message>
        <source>That runs into closed time</source>
        <translation>Coincide con el horario de cierre</translation>
    </message>
    <message>
        <source>That runs into the booking at {time}</source>
        <translation>Coincide con otra reserva ({time})</translation>
    </message>
    <message>
        <source>That start has passed</source>
        <translation>Esa hora de inicio ya ha pasado</translation>
    </message>
    <message>
        <source>The calendar cannot do this from here</source>
        <translation>El calendario no permite hacerlo desde aquí</translation>
    </message>
    <message>
        <source>The calendar did not accept it</source>
        <translation>El calendario no lo ha aceptado</translation>
    </message>
    <message>
        <source>The calendar did not answer</source>
        <translation>El calendario no ha respondido</translation>
    </message>
    <message>
        <source>The calendar does not answer yet</source>
        <translation>El calendario aún no responde</translation>
    </message>
    <message>
        <source>The calendar does not let this panel do that</source>
        <translation>El calendario no permite eso a esta pantalla</translation>
    </message>
    <message>
        <source>The calendar does not let this panel in</source>
        <translation>El calendario no da acceso a esta pantalla</translation>
    </message>
    <message>
        <source>The calendar does not show the last change yet</source>
        <translation>El calendario aún no muestra el último cambio</translation>
    </message>
    <message>
        <source>The calendar has not answered yet</source>
        <translation>El calendario aún no ha respondido</translation>
    </message>
    <message>
        <source>The calendar still holds the room</source>
        <translation>El calendario aún retiene la sala</translation>
    </message>
    <message>
        <source>The calendar still holds the room {until}</source>
        <translation>El calendario aún retiene la sala {until}</translation>
    </message>
    <message>
        <source>The calendar still works on the last change</source>
        <translation>El calendario aún procesa el último cambio</translation>
    </message>
    <message>
        <source>The calendar's answer could not be understood</source>
        <translation>No se ha entendido la respuesta del calendario</translation>
    </message>
    <message>
        <source>The clock of this panel is not right</source>
        <translation>El reloj de esta pantalla no va bien</translation>
    </message>
    <message>
        <source>The day after</source>
        <translation>El día siguiente</translation>
    </message>
    <message>
        <source>The day before</source>
        <translation>El día anterior</translation>
    </message>
    <message>
        <source>The directory does not answer</source>
        <translation>El directorio no responde</translation>
    </message>
    <message>
        <source>The first three letters find somebody</source>
        <translation>Bastan tres letras para buscar</translation>
    </message>
    <message>
        <source>The host was not found</source>
        <translation>No se ha encontrado al anfitrión</translation>
    </message>
    <message>
        <source>The next booking starts in {length}</source>
        <translation>La próxima reserva empieza en {length}</translation>
    </message>
    <message>
        <source>The room is being prepared; that time cannot be changed here</source>
        <translation>La sala está en preparación; ese horario no se puede cambiar aquí</translation>
    </message>
    <message>
        <source>The room is closed</source>
        <translation>La sala está cerrada</translation>
    </message>
    <message>
        <source>The room is in use</source>
        <translation>La sala está ocupada</translation>
    </message>
    <message>
        <source>The room is in use {until}</source>
        <translation>La sala está ocupada {until}</translation>
    </message>
    <message>
        <source>The schedule is up to date</source>
        <translation>La agenda está al día</translation>
    </message>
    <message>
        <source>The start was given in milliseconds; seconds are needed</source>
        <translation>El inicio vino en milisegundos; se necesitan segundos</translation>
    </message>
    <message>
        <source>There is nothing to take back</source>
        <translation>No hay nada que recuperar</translation>
    </message>
    <message>
        <source>These bookings are made up. Write the settings to {path}</source>
        <translation>Estas reservas son inventadas. Escriba la configuración en {path}</translation>
    </message>
    <message>
        <source>This panel</source>
        <translation>Esta pantalla</translation>
    </message>
    <message>
        <source>This panel goes on by itself when the file is mended.</source>
        <translation>La pantalla sigue por sí sola cuando se corrija el archivo.</translation>
    </message>
    <message>
        <source>This room</source>
        <translation>Esta sala</translation>
    </message>
    <message>
        <source>This room cannot be booked here</source>
        <translation>Esta sala no se puede reservar aquí</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>Mañana</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Until {time}</source>
        <translation>Hasta las {time}</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versión</translation>
    </message>
    <message>
        <source>We are here</source>
        <translation>Estamos aquí</translation>
    </message>
    <message>
        <source>Welcome, {names}</source>
        <translation>Les damos la bienvenida: {names}</translation>
    </message>
    <message>
        <source>Wrong PIN</source>
        <translation>PIN incorrecto</translation>
    </message>
    <message>
        <source>Wrong PIN, try again in {time}</source>
        <translation>PIN incorrecto, reintente en {time}</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Su nombre</translation>
    </message>
    <message>
        <source>all day</source>
        <translation>todo el día</translation>
    </message>
    <message>
        <source>am</source>
        <translation>a.m.</translation>
    </message>
    <message>
        <source>an error of this panel</source>
        <translation>un error de esta pantalla</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>y %n más</numerusform>
            <numerusform>y %n más</numerusform>
        </translation>
    </message>
    <message>
        <source>answers cannot be read</source>
        <translation>respuestas ilegibles</translation>
    </message>
    <message>
        <source>as of {time}</source>
        <translation>actualizado {time}</translation>
    </message>
    <message>
        <source>confirmed in {time}</source>
        <translation>confirmado en {time}</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>conectado</translation>
    </message>
    <message>
        <source>does not let this panel in</source>
        <translation>no da acceso a esta pantalla</translation>
    </message>
    <message>
        <source>for the rest of the day</source>
        <translation>el resto del día</translation>
    </message>
    <message>
        <source>in {length}</source>
        <translation>en {length}</translation>
    </message>
    <message>
        <source>known to this panel only</source>
        <translation>solo lo sabe esta pantalla</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nunca</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>sin respuesta</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguno</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>sin conexión</translation>
    </message>
    <message>
        <source>pm</source>
        <translation>p.m.</translation>
    </message>
    <message>
        <source>refuses to answer</source>
        <translation>se niega a responder</translation>
    </message>
    <message>
        <source>released in {time} unless someone checks in</source>
        <translation>se libera en {time} si nadie confirma</translation>
    </message>
    <message>
        <source>start</source>
        <translation>inicio</translation>
    </message>
    <message>
        <source>started {time}, please check in</source>
        <translation>inicio {time}, confirme por favor</translation>
    </message>
    <message>
        <source>starts {time}</source>
        <translation>inicio {time}</translation>
    </message>
    <message>
        <source>tomorrow {time}</source>
        <translation>mañana {time}</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>hasta {day}</translation>
    </message>
    <message>
        <source>until {time}</source>
        <translation>hasta las {time}</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
        <source>{length} ago</source>
        <translation>hace {length}</translation>
    </message>
    <message>
        <source>{length} left</source>
        <translation>quedan {length}</translation>
    </message>
    <message numerus="yes">
        <source>{names} and %n more</source>
        <translation>
            <numerusform>{names} y %n más</numerusform>
            <numerusform>{names} y %n más</numerusform>
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
        <translation>{title} empieza en {length}</translation>
    </message>
</context>
</TS>
