<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>panel</name>
    <message numerus="yes">
        <source>%n booking(s) could not be read</source>
        <translation>
            <numerusform>%n件の予約を読み取れませんでした</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n日</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <translation>
            <numerusform>%n時間</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n inside</source>
        <translation>
            <numerusform>在室%n名</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n分</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seat(s)</source>
        <translation>
            <numerusform>%n席</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) must be put right</source>
        <translation>
            <numerusform>%n件の設定を修正してください</numerusform>
        </translation>
    </message>
    <message>
        <source>A booking here needs a host</source>
        <translation>ここでの予約には主催者が必要です</translation>
    </message>
    <message>
        <source>A booking of today could not be read</source>
        <translation>本日の予約を1件読み取れませんでした</translation>
    </message>
    <message>
        <source>A booking takes at least {limit}</source>
        <translation>予約は{limit}以上必要です</translation>
    </message>
    <message>
        <source>A booking takes at most {limit}</source>
        <translation>予約は{limit}までです</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>アドレス</translation>
    </message>
    <message>
        <source>Another booking waits for its check-in</source>
        <translation>別の予約がチェックイン待ちです</translation>
    </message>
    <message>
        <source>Asking the calendar…</source>
        <translation>カレンダーに確認中…</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>空室</translation>
    </message>
    <message>
        <source>Being prepared</source>
        <translation>準備中</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>予約</translation>
    </message>
    <message>
        <source>Book this room</source>
        <translation>この会議室を予約</translation>
    </message>
    <message>
        <source>Book until {time}</source>
        <translation>{time}まで予約</translation>
    </message>
    <message>
        <source>Book {length}</source>
        <translation>{length}予約</translation>
    </message>
    <message>
        <source>Book {room}</source>
        <translation>{room}を予約</translation>
    </message>
    <message>
        <source>Booked</source>
        <translation>予約済み</translation>
    </message>
    <message>
        <source>Booked for {time}</source>
        <translation>予約しました：{time}</translation>
    </message>
    <message>
        <source>Booked {until}</source>
        <translation>{until}予約しました</translation>
    </message>
    <message>
        <source>Booking has to wait: the calendar does not answer</source>
        <translation>カレンダーが応答しないため、まだ予約できません</translation>
    </message>
    <message>
        <source>Booking system</source>
        <translation>予約システム</translation>
    </message>
    <message>
        <source>Bookings are possible here {until}</source>
        <translation>ここで予約できるのは{until}です</translation>
    </message>
    <message>
        <source>Booking…</source>
        <translation>予約中…</translation>
    </message>
    <message>
        <source>Book…</source>
        <translation>予約…</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>キャンセル済み</translation>
    </message>
    <message>
        <source>Capital letters</source>
        <translation>大文字</translation>
    </message>
    <message>
        <source>Catering</source>
        <translation>ケータリング</translation>
    </message>
    <message>
        <source>Check in</source>
        <translation>チェックイン</translation>
    </message>
    <message>
        <source>Check in for {time}</source>
        <translation>{time}のチェックイン</translation>
    </message>
    <message>
        <source>Check in for {time} {title}</source>
        <translation>{time} {title}にチェックイン</translation>
    </message>
    <message>
        <source>Check in with the code</source>
        <translation>コードでチェックイン</translation>
    </message>
    <message>
        <source>Checked in</source>
        <translation>チェックインしました</translation>
    </message>
    <message>
        <source>Checking in…</source>
        <translation>チェックイン中…</translation>
    </message>
    <message>
        <source>Choose the host from the list</source>
        <translation>一覧から主催者を選んでください</translation>
    </message>
    <message>
        <source>Clear the field</source>
        <translation>入力を消去</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>利用時間外</translation>
    </message>
    <message>
        <source>Closed from {time}</source>
        <translation>{time}から利用時間外です</translation>
    </message>
    <message>
        <source>Closed {until}</source>
        <translation>{until}利用時間外</translation>
    </message>
    <message>
        <source>Connecting to the calendar</source>
        <translation>カレンダーに接続しています</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>End</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>End now? The calendar keeps the booking.</source>
        <translation>終了しますか？予約はカレンダーに残ります。</translation>
    </message>
    <message>
        <source>End now? The room becomes free.</source>
        <translation>終了しますか？会議室は空室になります。</translation>
    </message>
    <message>
        <source>Ended on this panel only; the calendar holds the room {until}</source>
        <translation>このパネルでのみ終了しました。カレンダー上は{until}予約されています</translation>
    </message>
    <message>
        <source>Ended; the room is free</source>
        <translation>終了しました。会議室は空室です</translation>
    </message>
    <message>
        <source>Ending…</source>
        <translation>終了中…</translation>
    </message>
    <message>
        <source>Extended</source>
        <translation>延長しました</translation>
    </message>
    <message>
        <source>Extended {until}</source>
        <translation>{until}延長しました</translation>
    </message>
    <message>
        <source>Extending…</source>
        <translation>延長中…</translation>
    </message>
    <message>
        <source>Free, but somebody is inside</source>
        <translation>空室ですが、室内に人がいます</translation>
    </message>
    <message>
        <source>Given up; the calendar holds it {until}</source>
        <translation>退室済み。カレンダー上は{until}予約</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>カレンダー上は予約済み</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>主催者</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>続ける</translation>
    </message>
    <message>
        <source>Last heard</source>
        <translation>最終応答</translation>
    </message>
    <message>
        <source>Last heard {time} – the schedule may have changed</source>
        <translation>最終更新 {time} – 予定が変わっている可能性があります</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Letters with marks</source>
        <translation>記号付き文字</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>ログ</translation>
    </message>
    <message>
        <source>Longer</source>
        <translation>長く</translation>
    </message>
    <message>
        <source>Looking for “{name}”…</source>
        <translation>「{name}」を検索中…</translation>
    </message>
    <message>
        <source>Name or address</source>
        <translation>名前またはアドレス</translation>
    </message>
    <message>
        <source>Name or address, if you like</source>
        <translation>名前またはアドレス（任意）</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>次へ</translation>
    </message>
    <message>
        <source>Next booking {time}</source>
        <translation>次の予約 {time}</translation>
    </message>
    <message>
        <source>Next: {title} {time}</source>
        <translation>次：{title} {time}</translation>
    </message>
    <message>
        <source>No answer came; the next look at the calendar will show it</source>
        <translation>応答がありません。次にカレンダーを読むと分かります</translation>
    </message>
    <message>
        <source>No booking is running</source>
        <translation>進行中の予約はありません</translation>
    </message>
    <message>
        <source>No booking waits for a check-in</source>
        <translation>チェックイン待ちの予約はありません</translation>
    </message>
    <message>
        <source>Nobody of this name was found</source>
        <translation>この名前の人は見つかりませんでした</translation>
    </message>
    <message>
        <source>Not sure</source>
        <translation>確認できません</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>お知らせ</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>今すぐ</translation>
    </message>
    <message>
        <source>Numbers and signs</source>
        <translation>数字と記号</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Only the current or pending meeting can be ended</source>
        <translation>終了できるのは進行中またはチェックイン待ちの予約だけです</translation>
    </message>
    <message>
        <source>Only {gap} free; a booking takes at least {limit}</source>
        <translation>空きは{gap}です。予約は{limit}以上必要です</translation>
    </message>
    <message>
        <source>Other letters</source>
        <translation>他の文字</translation>
    </message>
    <message>
        <source>PIN, to quit</source>
        <translation>終了するにはPINを入力</translation>
    </message>
    <message>
        <source>PIN, to reload</source>
        <translation>再読み込みするにはPINを入力</translation>
    </message>
    <message>
        <source>Please book in the calendar</source>
        <translation>カレンダーで予約してください</translation>
    </message>
    <message>
        <source>Please finish</source>
        <translation>終了時刻が近づいています</translation>
    </message>
    <message>
        <source>Please finish: next booking {time}</source>
        <translation>まもなく終了：次の予約 {time}</translation>
    </message>
    <message>
        <source>Please finish: the room is prepared from {time}</source>
        <translation>まもなく終了：{time}から準備</translation>
    </message>
    <message>
        <source>Please finish: {title} starts {time}</source>
        <translation>まもなく終了：{title} {time}開始</translation>
    </message>
    <message>
        <source>Private</source>
        <translation>非公開</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>プログラムを終了</translation>
    </message>
    <message>
        <source>Released: nobody checked in</source>
        <translation>チェックインがなかったため解放されました</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>再読み込み</translation>
    </message>
    <message>
        <source>Room controls</source>
        <translation>会議室の操作</translation>
    </message>
    <message>
        <source>Running for</source>
        <translation>稼働時間</translation>
    </message>
    <message>
        <source>Scan to check in</source>
        <translation>スキャンしてチェックイン</translation>
    </message>
    <message>
        <source>Scan to control this room from your phone</source>
        <translation>スキャンするとスマートフォンで会議室を操作できます</translation>
    </message>
    <message>
        <source>Scan to open this room on your phone</source>
        <translation>スキャンするとスマートフォンでこの会議室を開けます</translation>
    </message>
    <message>
        <source>Scan to order catering on your phone</source>
        <translation>スキャンするとスマートフォンでケータリングを注文できます</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>画面</translation>
    </message>
    <message>
        <source>Settings file</source>
        <translation>設定ファイル</translation>
    </message>
    <message>
        <source>Shorter</source>
        <translation>短く</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>スペース</translation>
    </message>
    <message>
        <source>Start earlier</source>
        <translation>開始を早く</translation>
    </message>
    <message>
        <source>Start later</source>
        <translation>開始を遅く</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>保存先</translation>
    </message>
    <message>
        <source>Taken back; the room is booked {until}</source>
        <translation>取り消しました。会議室は{until}予約されています</translation>
    </message>
    <message>
        <source>Tentative</source>
        <translation>仮予約</translation>
    </message>
    <message>
        <source>That booking is not there any more</source>
        <translation>その予約はもうありません</translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation>うまくいきませんでした</translation>
    </message>
    <message>
        <source>That is longer than a booking may be</source>
        <translation>予約できる長さを超えています</translation>
    </message>
    <message>
        <source>That is no length of time</source>
        <translation>時間の長さとして正しくありません</translation>
    </message>
    <message>
        <source>That is shorter than a booking may be</source>
        <translation>予約できる長さに足りません</translation>
    </message>
    <message>
        <source>That is too far ahead to be booked here</source>
        <translation>ここではそれほど先の予約はできません</translation>
    </message>
    <message>
        <source>That runs into another booking</source>
        <translation>別の予約と重なります</translation>
    </message>
    <message>
        <source>That runs into closed time</source>
        <translation>利用時間外と重なります</translation>
    </message>
    <message>
        <source>That runs into the booking at {time}</source>
        <translation>別の予約（{time}）と重なります</translation>
    </message>
    <message>
        <source>That start has passed</source>
        <translation>その開始時刻は過ぎています</translation>
    </message>
    <message>
        <source>The calendar cannot do this from here</source>
        <translation>ここからこの操作はできません</translation>
    </message>
    <message>
        <source>The calendar did not accept it</source>
        <translation>カレンダーに受け付けられませんでした</translation>
    </message>
    <message>
        <source>The calendar did not answer</source>
        <translation>カレンダーが応答しませんでした</translation>
    </message>
    <message>
        <source>The calendar does not answer yet</source>
        <translation>カレンダーがまだ応答しません</translation>
    </message>
    <message>
        <source>The calendar does not let this panel do that</source>
        <translation>このパネルにはその操作が許可されていません</translation>
    </message>
    <message>
        <source>The calendar does not let this panel in</source>
        <translation>このパネルはカレンダーに接続を許可されていません</translation>
    </message>
    <message>
        <source>The calendar does not show the last change yet</source>
        <translation>最後の変更がまだカレンダーに反映されていません</translation>
    </message>
    <message>
        <source>The calendar has not answered yet</source>
        <translation>カレンダーからまだ応答がありません</translation>
    </message>
    <message>
        <source>The calendar still holds the room</source>
        <translation>カレンダー上はまだ予約されています</translation>
    </message>
    <message>
        <source>The calendar still holds the room {until}</source>
        <translation>カレンダー上は{until}予約されています</translation>
    </message>
    <message>
        <source>The calendar still works on the last change</source>
        <translation>カレンダーは前の変更を処理中です</translation>
    </message>
    <message>
        <source>The calendar's answer could not be understood</source>
        <translation>カレンダーの応答を理解できませんでした</translation>
    </message>
    <message>
        <source>The clock of this panel is not right</source>
        <translation>このパネルの時計が合っていません</translation>
    </message>
    <message>
        <source>The day after</source>
        <translation>次の日</translation>
    </message>
    <message>
        <source>The day before</source>
        <translation>前の日</translation>
    </message>
    <message>
        <source>The directory does not answer</source>
        <translation>名簿が応答しません</translation>
    </message>
    <message>
        <source>The first three letters find somebody</source>
        <translation>三文字以上で検索します</translation>
    </message>
    <message>
        <source>The host was not found</source>
        <translation>主催者が見つかりませんでした</translation>
    </message>
    <message>
        <source>The next booking starts in {length}</source>
        <translation>次の予約は{length}後に始まります</translation>
    </message>
    <message>
        <source>The room is being prepared; that time cannot be changed here</source>
        <translation>会議室は準備中です。この時間はここでは変更できません</translation>
    </message>
    <message>
        <source>The room is closed</source>
        <translation>会議室は利用時間外です</translation>
    </message>
    <message>
        <source>The room is in use</source>
        <translation>会議室は使用中です</translation>
    </message>
    <message>
        <source>The room is in use {until}</source>
        <translation>会議室は{until}使用中です</translation>
    </message>
    <message>
        <source>The schedule is up to date</source>
        <translation>予定は最新です</translation>
    </message>
    <message>
        <source>The start was given in milliseconds; seconds are needed</source>
        <translation>開始がミリ秒で指定されました。秒で指定してください</translation>
    </message>
    <message>
        <source>There is nothing to take back</source>
        <translation>取り戻せる予約はありません</translation>
    </message>
    <message>
        <source>These bookings are made up. Write the settings to {path}</source>
        <translation>これらの予約は見本です。設定は {path} に書いてください</translation>
    </message>
    <message>
        <source>This panel</source>
        <translation>このパネル</translation>
    </message>
    <message>
        <source>This panel goes on by itself when the file is mended.</source>
        <translation>ファイルを修正すると、パネルは自動的に再開します。</translation>
    </message>
    <message>
        <source>This room</source>
        <translation>この会議室</translation>
    </message>
    <message>
        <source>This room cannot be booked here</source>
        <translation>この会議室はここでは予約できません</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>件名</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>明日</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>Until {time}</source>
        <translation>{time}まで</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>バージョン</translation>
    </message>
    <message>
        <source>We are here</source>
        <translation>在室しています</translation>
    </message>
    <message>
        <source>Welcome, {names}</source>
        <translation>ようこそ、{names}</translation>
    </message>
    <message>
        <source>Wrong PIN</source>
        <translation>PINが違います</translation>
    </message>
    <message>
        <source>Wrong PIN, try again in {time}</source>
        <translation>PINが違います。{time}後に再試行できます</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>お名前</translation>
    </message>
    <message>
        <source>all day</source>
        <translation>終日</translation>
    </message>
    <message>
        <source>am</source>
        <translation>午前</translation>
    </message>
    <message>
        <source>an error of this panel</source>
        <translation>このパネルのエラー</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>ほか%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>answers cannot be read</source>
        <translation>応答を読み取れません</translation>
    </message>
    <message>
        <source>as of {time}</source>
        <translation>{time}現在</translation>
    </message>
    <message>
        <source>confirmed in {time}</source>
        <translation>{time}で確定</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>接続済み</translation>
    </message>
    <message>
        <source>does not let this panel in</source>
        <translation>このパネルの接続を許可していません</translation>
    </message>
    <message>
        <source>for the rest of the day</source>
        <translation>本日はこの後ずっと</translation>
    </message>
    <message>
        <source>in {length}</source>
        <translation>{length}後</translation>
    </message>
    <message>
        <source>known to this panel only</source>
        <translation>このパネルのみに記録</translation>
    </message>
    <message>
        <source>never</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>応答なし</translation>
    </message>
    <message>
        <source>none</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>未接続</translation>
    </message>
    <message>
        <source>pm</source>
        <translation>午後</translation>
    </message>
    <message>
        <source>refuses to answer</source>
        <translation>応答を拒否しています</translation>
    </message>
    <message>
        <source>released in {time} unless someone checks in</source>
        <translation>チェックインがなければ{time}後に解放</translation>
    </message>
    <message>
        <source>start</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>started {time}, please check in</source>
        <translation>{time}開始、チェックインしてください</translation>
    </message>
    <message>
        <source>starts {time}</source>
        <translation>{time}開始</translation>
    </message>
    <message>
        <source>tomorrow {time}</source>
        <translation>明日{time}</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>{day}まで</translation>
    </message>
    <message>
        <source>until {time}</source>
        <translation>{time}まで</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours}時間{minutes}分</translation>
    </message>
    <message>
        <source>{length} ago</source>
        <translation>{length}前</translation>
    </message>
    <message>
        <source>{length} left</source>
        <translation>残り{length}</translation>
    </message>
    <message numerus="yes">
        <source>{names} and %n more</source>
        <translation>
            <numerusform>{names}ほか%n名</numerusform>
        </translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds}秒</translation>
    </message>
    <message>
        <source>{time} am</source>
        <translation>午前{time}</translation>
    </message>
    <message>
        <source>{time} pm</source>
        <translation>午後{time}</translation>
    </message>
    <message>
        <source>{title} starts in {length}</source>
        <translation>{title}は{length}後に開始</translation>
    </message>
</context>
</TS>
