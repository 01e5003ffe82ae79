<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt" sourcelanguage="en">
<context>
    <name>panel</name>
    <message numerus="yes">
        <source>%n booking(s) could not be read</source>
        <translation>
            <numerusform>Não foi possível ler %n reserva</numerusform>
            <numerusform>Não foi possível ler %n reservas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n dia</numerusform>
            <numerusform>%n dias</numerusform>
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
            <numerusform>%n na sala</numerusform>
            <numerusform>%n na sala</numerusform>
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
            <numerusform>%n lugar</numerusform>
            <numerusform>%n lugares</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) must be put right</source>
        <translation>
            <numerusform>É preciso corrigir %n definição</numerusform>
            <numerusform>É preciso corrigir %n definições</numerusform>
        </translation>
    </message>
    <message>
        <source>A booking here needs a host</source>
        <translation>Aqui, cada reserva precisa de um anfitrião</translation>
    </message>
    <message>
        <source>A booking of today could not be read</source>
        <translation>Não foi possível ler uma reserva de hoje</translation>
    </message>
    <message>
        <source>A booking takes at least {limit}</source>
        <translation>Uma reserva dura, no mínimo, {limit}</translation>
    </message>
    <message>
        <source>A booking takes at most {limit}</source>
        <translation>Uma reserva dura, no máximo, {limit}</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Endereço</translation>
    </message>
    <message>
        <source>Another booking waits for its check-in</source>
        <translation>Outra reserva aguarda o check-in</translation>
    </message>
    <message>
        <source>Asking the calendar…</source>
        <translation>A consultar o calendário…</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>Livre</translation>
    </message>
    <message>
        <source>Being prepared</source>
        <translation>Em preparação</translation>
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
        <translation>Reservar até às {time}</translation>
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
        <translation>Ainda não é possível reservar: o calendário não responde</translation>
    </message>
    <message>
        <source>Booking system</source>
        <translation>Reservas</translation>
    </message>
    <message>
        <source>Bookings are possible here {until}</source>
        <translation>Aqui é possível reservar {until}</translation>
    </message>
    <message>
        <source>Booking…</source>
        <translation>A reservar…</translation>
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
        <translation>Maiúsculas</translation>
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
        <translation>Check-in para {time}</translation>
    </message>
    <message>
        <source>Check in for {time} {title}</source>
        <translation>Check-in: {time} {title}</translation>
    </message>
    <message>
        <source>Check in with the code</source>
        <translation>Faça check-in com o código</translation>
    </message>
    <message>
        <source>Checked in</source>
        <translation>Check-in feito</translation>
    </message>
    <message>
        <source>Checking in…</source>
        <translation>A fazer check-in…</translation>
    </message>
    <message>
        <source>Choose the host from the list</source>
        <translation>Escolha o anfitrião na lista</translation>
    </message>
    <message>
        <source>Clear the field</source>
        <translation>Limpar o campo</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Fechado</translation>
    </message>
    <message>
        <source>Closed from {time}</source>
        <translation>A sala fecha ({time})</translation>
    </message>
    <message>
        <source>Closed {until}</source>
        <translation>Fechado {until}</translation>
    </message>
    <message>
        <source>Connecting to the calendar</source>
        <translation>A ligar ao calendário</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Apagar</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Concluído</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Terminar</translation>
    </message>
    <message>
        <source>End now? The calendar keeps the booking.</source>
        <translation>Terminar agora? A reserva fica no calendário.</translation>
    </message>
    <message>
        <source>End now? The room becomes free.</source>
        <translation>Terminar agora? A sala fica livre.</translation>
    </message>
    <message>
        <source>Ended on this panel only; the calendar holds the room {until}</source>
        <translation>Terminado só neste painel; o calendário retém a sala {until}</translation>
    </message>
    <message>
        <source>Ended; the room is free</source>
        <translation>Terminado; a sala está livre</translation>
    </message>
    <message>
        <source>Ending…</source>
        <translation>A terminar…</translation>
    </message>
    <message>
        <source>Extended</source>
        <translation>Prolongado</translation>
    </message>
    <message>
        <source>Extended {until}</source>
        <translation>Prolongado {until}</translation>
    </message>
    <message>
        <source>Extending…</source>
        <translation>A prolongar…</translation>
    </message>
    <message>
        <source>Free, but somebody is inside</source>
        <translation>Livre, mas está alguém na sala</translation>
    </message>
    <message>
        <source>Given up; the calendar holds it {until}</source>
        <translation>Cedida; o calendário retém-na {until}</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Retido</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Anfitrião</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Ocupada</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Manter</translation>
    </message>
    <message>
        <source>Last heard</source>
        <translation>Última resposta</translation>
    </message>
    <message>
        <source>Last heard {time} – the schedule may have changed</source>
        <translation>Última atualização {time} – a agenda pode ter mudado</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Letras</translation>
    </message>
    <message>
        <source>Letters with marks</source>
        <translation>Letras com acento</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Registo</translation>
    </message>
    <message>
        <source>Longer</source>
        <translation>Mais longa</translation>
    </message>
    <message>
        <source>Looking for “{name}”…</source>
        <translation>A procurar “{name}”…</translation>
    </message>
    <message>
        <source>Name or address</source>
        <translation>Nome ou endereço</translation>
    </message>
    <message>
        <source>Name or address, if you like</source>
        <translation>Nome ou endereço, se quiser</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Seguinte</translation>
    </message>
    <message>
        <source>Next booking {time}</source>
        <translation>Próxima reserva {time}</translation>
    </message>
    <message>
        <source>Next: {title} {time}</source>
        <translation>A seguir: {title} {time}</translation>
    </message>
    <message>
        <source>No answer came; the next look at the calendar will show it</source>
        <translation>Não houve resposta; a próxima leitura do calendário o dirá</translation>
    </message>
    <message>
        <source>No booking is running</source>
        <translation>Não há nenhuma reserva em curso</translation>
    </message>
    <message>
        <source>No booking waits for a check-in</source>
        <translation>Nenhuma reserva aguarda check-in</translation>
    </message>
    <message>
        <source>Nobody of this name was found</source>
        <translation>Não foi encontrado ninguém com este nome</translation>
    </message>
    <message>
        <source>Not sure</source>
        <translation>Incerto</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Avisos</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Agora</translation>
    </message>
    <message>
        <source>Numbers and signs</source>
        <translation>Números e sinais</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Only the current or pending meeting can be ended</source>
        <translation>Só a reserva em curso ou pendente pode ser terminada</translation>
    </message>
    <message>
        <source>Only {gap} free; a booking takes at least {limit}</source>
        <translation>Só {gap} livres; uma reserva dura, no mínimo, {limit}</translation>
    </message>
    <message>
        <source>Other letters</source>
        <translation>Outras letras</translation>
    </message>
    <message>
        <source>PIN, to quit</source>
        <translation>PIN para sair</translation>
    </message>
    <message>
        <source>PIN, to reload</source>
        <translation>PIN para recarregar</translation>
    </message>
    <message>
        <source>Please book in the calendar</source>
        <translation>Reserve no calendário</translation>
    </message>
    <message>
        <source>Please finish</source>
        <translation>Terminem, por favor</translation>
    </message>
    <message>
        <source>Please finish: next booking {time}</source>
        <translation>Terminem, por favor: próxima reserva {time}</translation>
    </message>
    <message>
        <source>Please finish: the room is prepared from {time}</source>
        <translation>Terminem, por favor: preparação da sala {time}</translation>
    </message>
    <message>
        <source>Please finish: {title} starts {time}</source>
        <translation>Terminem, por favor: {title} começa {time}</translation>
    </message>
    <message>
        <source>Private</source>
        <translation>Privado</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Sair</translation>
    </message>
    <message>
        <source>Released: nobody checked in</source>
        <translation>Libertada: ninguém fez check-in</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Recarregar</translation>
    </message>
    <message>
        <source>Room controls</source>
        <translation>Controlo da sala</translation>
    </message>
    <message>
        <source>Running for</source>
        <translation>Ativo há</translation>
    </message>
    <message>
        <source>Scan to check in</source>
        <translation>Leia o código para fazer check-in</translation>
    </message>
    <message>
        <source>Scan to control this room from your phone</source>
        <translation>Leia o código para controlar a sala no telefone</translation>
    </message>
    <message>
        <source>Scan to open this room on your phone</source>
        <translation>Leia o código para abrir esta sala no telefone</translation>
    </message>
    <message>
        <source>Scan to order catering on your phone</source>
        <translation>Leia o código para pedir catering no telefone</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>Ecrã</translation>
    </message>
    <message>
        <source>Settings file</source>
        <translation>Definições</translation>
    </message>
    <message>
        <source>Shorter</source>
        <translation>Mais curta</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Espaço</translation>
    </message>
    <message>
        <source>Start earlier</source>
        <translation>Começar mais cedo</translation>
    </message>
    <message>
        <source>Start later</source>
        <translation>Começar mais tarde</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Armazenamento</translation>
    </message>
    <message>
        <source>Taken back; the room is booked {until}</source>
        <translation>Recuperada; a sala está reservada {until}</translation>
    </message>
    <message>
        <source>Tentative</source>
        <translation>Provisória</translation>
    </message>
    <message>
        <source>That booking is not there any more</source>
        <translation>Essa reserva já não existe</translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation>Não funcionou</translation>
    </message>
    <message>
        <source>That is longer than a booking may be</source>
        <translation>É mais longo do que uma reserva pode ser</translation>
    </message>
    <message>
        <source>That is no length of time</source>
        <translation>Isso não é uma duração</translation>
    </message>
    <message>
        <source>That is shorter than a booking may be</source>
        <translation>É mais curto do que uma reserva pode ser</translation>
    </message>
    <message>
        <source>That is too far ahead to be booked here</source>
        <translation>É demasiado cedo para reservar aqui</translation>
    </message>
    <message>
        <source>That runs into another booking</source>
        <translation>Coincide com outra reserva</translation>
    </message>
    <message>
        <source>That runs into closed time</source>
        <translation>Coincide com o horário de fecho</translation>
    </message>
    <message>
        <source>That runs into the booking at {time}</source>
        <translation>Coincide com outra reserva ({time})</translation>
    </message>
    <message>
        <source>That start has passed</source>
        <translation>Essa hora de início já passou</translation>
    </message>
    <message>
        <source>The calendar cannot do this from here</source>
        <translation>O calendário não permite fazê-lo daqui</translation>
    </message>
    <message>
        <source>The calendar did not accept it</source>
        <translation>O calendário não o aceitou</translation>
    </message>
    <message>
        <source>The calendar did not answer</source>
        <translation>O calendário não respondeu</translation>
    </message>
    <message>
        <source>The calendar does not answer yet</source>
        <translation>O calendário ainda não responde</translation>
    </message>
    <message>
        <source>The calendar does not let this panel do that</source>
        <translation>O calendário não permite isso a este painel</translation>
    </message>
    <message>
        <source>The calendar does not let this panel in</source>
        <translation>O calendário não dá acesso a este painel</translation>
    </message>
    <message>
        <source>The calendar does not show the last change yet</source>
        <translation>O calendário ainda não mostra a última alteração</translation>
    </message>
    <message>
        <source>The calendar has not answered yet</source>
        <translation>O calendário ainda não respondeu</translation>
    </message>
    <message>
        <source>The calendar still holds the room</source>
        <translation>O calendário ainda retém a sala</translation>
    </message>
    <message>
        <source>The calendar still holds the room {until}</source>
        <translation>O calendário ainda retém a sala {until}</translation>
    </message>
    <message>
        <source>The calendar still works on the last change</source>
        <translation>O calendário ainda processa a última alteração</translation>
    </message>
    <message>
        <source>The calendar's answer could not be understood</source>
        <translation>Não foi possível entender a resposta do calendário</translation>
    </message>
    <message>
        <source>The clock of this panel is not right</source>
        <translation>O relógio deste painel não está certo</translation>
    </message>
    <message>
        <source>The day after</source>
        <translation>O dia seguinte</translation>
    </message>
    <message>
        <source>The day before</source>
        <translation>O dia anterior</translation>
    </message>
    <message>
        <source>The directory does not answer</source>
        <translation>O diretório não responde</translation>
    </message>
    <message>
        <source>The first three letters find somebody</source>
        <translation>Bastam três letras para procurar</translation>
    </message>
    <message>
        <source>The host was not found</source>
        <translation>O anfitrião não foi encontrado</translation>
    </message>
    <message>
        <source>The next booking starts in {length}</source>
        <translation>A próxima reserva começa em {length}</translation>
    </message>
    <message>
        <source>The room is being prepared; that time cannot be changed here</source>
        <translation>A sala está em preparação; esse horário não se altera aqui</translation>
    </message>
    <message>
        <source>The room is closed</source>
        <translation>A sala está fechada</translation>
    </message>
    <message>
        <source>The room is in use</source>
        <translation>A sala está ocupada</translation>
    </message>
    <message>
        <source>The room is in use {until}</source>
        <translation>A sala está ocupada {until}</translation>
    </message>
    <message>
        <source>The schedule is up to date</source>
        <translation>A agenda está atualizada</translation>
    </message>
    <message>
        <source>The start was given in milliseconds; seconds are needed</source>
        <translation>O início veio em milissegundos; são precisos segundos</translation>
    </message>
    <message>
        <source>There is nothing to take back</source>
        <translation>Não há nada para recuperar</translation>
    </message>
    <message>
        <source>These bookings are made up. Write the settings to {path}</source>
        <translation>Estas reservas são inventadas. Escreva as definições em {path}</translation>
    </message>
    <message>
        <source>This panel</source>
        <translation>Este painel</translation>
    </message>
    <message>
        <source>This panel goes on by itself when the file is mended.</source>
        <translation>O painel continua sozinho quando o ficheiro for corrigido.</translation>
    </message>
    <message>
        <source>This room</source>
        <translation>Esta sala</translation>
    </message>
    <message>
        <source>This room cannot be booked here</source>
        <translation>Esta sala não pode ser reservada aqui</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoje</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>Amanhã</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Tentar de novo</translation>
    </message>
    <message>
        <source>Until {time}</source>
        <translation>Até às {time}</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versão</translation>
    </message>
    <message>
        <source>We are here</source>
        <translation>Estamos aqui</translation>
    </message>
    <message>
        <source>Welcome, {names}</source>
        <translation>Boas-vindas, {names}</translation>
    </message>
    <message>
        <source>Wrong PIN</source>
        <translation>PIN errado</translation>
    </message>
    <message>
        <source>Wrong PIN, try again in {time}</source>
        <translation>PIN errado, tente de novo em {time}</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>O seu nome</translation>
    </message>
    <message>
        <source>all day</source>
        <translation>dia inteiro</translation>
    </message>
    <message>
        <source>am</source>
        <translation>AM</translation>
    </message>
    <message>
        <source>an error of this panel</source>
        <translation>um erro deste painel</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>e mais %n</numerusform>
            <numerusform>e mais %n</numerusform>
        </translation>
    </message>
    <message>
        <source>answers cannot be read</source>
        <translation>respostas ilegíveis</translation>
    </message>
    <message>
        <source>as of {time}</source>
        <translation>atualizado {time}</translation>
    </message>
    <message>
        <source>confirmed in {time}</source>
        <translation>confirmado em {time}</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>ligado</translation>
    </message>
    <message>
        <source>does not let this panel in</source>
        <translation>não dá acesso a este painel</translation>
    </message>
    <message>
        <source>for the rest of the day</source>
        <translation>durante o resto do dia</translation>
    </message>
    <message>
        <source>in {length}</source>
        <translation>em {length}</translation>
    </message>
    <message>
        <source>known to this panel only</source>
        <translation>só este painel o sabe</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nunca</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>sem resposta</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nenhum</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>sem ligação</translation>
    </message>
    <message>
        <source>pm</source>
        <translation>PM</translation>
    </message>
    <message>
        <source>refuses to answer</source>
        <translation>recusa responder</translation>
    </message>
    <message>
        <source>released in {time} unless someone checks in</source>
        <translation>fica livre em {time} sem check-in</translation>
    </message>
    <message>
        <source>start</source>
        <translation>início</translation>
    </message>
    <message>
        <source>started {time}, please check in</source>
        <translation>início {time}, faça o check-in</translation>
    </message>
    <message>
        <source>starts {time}</source>
        <translation>início {time}</translation>
    </message>
    <message>
        <source>tomorrow {time}</source>
        <translation>amanhã {time}</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>até {day}</translation>
    </message>
    <message>
        <source>until {time}</source>
        <translation>até às {time}</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
        <source>{length} ago</source>
        <translation>há {length}</translation>
    </message>
    <message>
        <source>{length} left</source>
        <translation>faltam {length}</translation>
    </message>
    <message numerus="yes">
        <source>{names} and %n more</source>
        <translation>
            <numerusform>{names} e mais %n</numerusform>
            <numerusform>{names} e mais %n</numerusform>
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
        <translation>{title} começa em {length}</translation>
    </message>
</context>
</TS>
