<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_Hans" sourcelanguage="en">
<context>
    <name>panel</name>
    <message numerus="yes">
        <source>%n booking(s) could not be read</source>
        <translation>
            <numerusform>有 %n 个预订无法读取</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <translation>
            <numerusform>%n 小时</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n inside</source>
        <translation>
            <numerusform>室内 %n 人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seat(s)</source>
        <translation>
            <numerusform>%n 座</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) must be put right</source>
        <translation>
            <numerusform>有 %n 项设置需要更正</numerusform>
        </translation>
    </message>
    <message>
        <source>A booking here needs a host</source>
        <translation>在此预订需要填写主持人</translation>
    </message>
    <message>
        <source>A booking of today could not be read</source>
        <translation>今天有一个预订无法读取</translation>
    </message>
    <message>
        <source>A booking takes at least {limit}</source>
        <translation>预订至少需要 {limit}</translation>
    </message>
    <message>
        <source>A booking takes at most {limit}</source>
        <translation>预订最长 {limit}</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Another booking waits for its check-in</source>
        <translation>另一个预订正在等待签到</translation>
    </message>
    <message>
        <source>Asking the calendar…</source>
        <translation>正在查询日历…</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>Being prepared</source>
        <translation>准备中</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>预订</translation>
    </message>
    <message>
        <source>Book this room</source>
        <translation>预订此会议室</translation>
    </message>
    <message>
        <source>Book until {time}</source>
        <translation>预订至 {time}</translation>
    </message>
    <message>
        <source>Book {length}</source>
        <translation>预订 {length}</translation>
    </message>
    <message>
        <source>Book {room}</source>
        <translation>预订 {room}</translation>
    </message>
    <message>
        <source>Booked</source>
        <translation>已预订</translation>
    </message>
    <message>
        <source>Booked for {time}</source>
        <translation>已预订：{time}</translation>
    </message>
    <message>
        <source>Booked {until}</source>
        <translation>已预订{until}</translation>
    </message>
    <message>
        <source>Booking has to wait: the calendar does not answer</source>
        <translation>暂时无法预订：日历没有响应</translation>
    </message>
    <message>
        <source>Booking system</source>
        <translation>预订系统</translation>
    </message>
    <message>
        <source>Bookings are possible here {until}</source>
        <translation>此处可预订{until}</translation>
    </message>
    <message>
        <source>Booking…</source>
        <translation>正在预订…</translation>
    </message>
    <message>
        <source>Book…</source>
        <translation>预订…</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Capital letters</source>
        <translation>大写字母</translation>
    </message>
    <message>
        <source>Catering</source>
        <translation>餐饮</translation>
    </message>
    <message>
        <source>Check in</source>
        <translation>签到</translation>
    </message>
    <message>
        <source>Check in for {time}</source>
        <translation>{time} 签到</translation>
    </message>
    <message>
        <source>Check in for {time} {title}</source>
        <translation>签到：{time} {title}</translation>
    </message>
    <message>
        <source>Check in with the code</source>
        <translation>扫码签到</translation>
    </message>
    <message>
        <source>Checked in</source>
        <translation>已签到</translation>
    </message>
    <message>
        <source>Checking in…</source>
        <translation>正在签到…</translation>
    </message>
    <message>
        <source>Choose the host from the list</source>
        <translation>请从列表中选择主持人</translation>
    </message>
    <message>
        <source>Clear the field</source>
        <translation>清除内容</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>Closed from {time}</source>
        <translation>{time} 起关闭</translation>
    </message>
    <message>
        <source>Closed {until}</source>
        <translation>关闭{until}</translation>
    </message>
    <message>
        <source>Connecting to the calendar</source>
        <translation>正在连接日历</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>End now? The calendar keeps the booking.</source>
        <translation>现在结束？日历中的预订将保留。</translation>
    </message>
    <message>
        <source>End now? The room becomes free.</source>
        <translation>现在结束？会议室将变为空闲。</translation>
    </message>
    <message>
        <source>Ended on this panel only; the calendar holds the room {until}</source>
        <translation>仅在此面板结束；日历仍占用会议室{until}</translation>
    </message>
    <message>
        <source>Ended; the room is free</source>
        <translation>已结束，会议室空闲</translation>
    </message>
    <message>
        <source>Ending…</source>
        <translation>正在结束…</translation>
    </message>
    <message>
        <source>Extended</source>
        <translation>已延长</translation>
    </message>
    <message>
        <source>Extended {until}</source>
        <translation>已延长{until}</translation>
    </message>
    <message>
        <source>Extending…</source>
        <translation>正在延长…</translation>
    </message>
    <message>
        <source>Free, but somebody is inside</source>
        <translation>空闲，但室内有人</translation>
    </message>
    <message>
        <source>Given up; the calendar holds it {until}</source>
        <translation>已让出；日历仍占用{until}</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>日历仍占用</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>主持人</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Last heard</source>
        <translation>上次响应</translation>
    </message>
    <message>
        <source>Last heard {time} – the schedule may have changed</source>
        <translation>上次更新 {time} – 日程可能已变更</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>字母</translation>
    </message>
    <message>
        <source>Letters with marks</source>
        <translation>带符号的字母</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Longer</source>
        <translation>延长</translation>
    </message>
    <message>
        <source>Looking for “{name}”…</source>
        <translation>正在查找“{name}”…</translation>
    </message>
    <message>
        <source>Name or address</source>
        <translation>姓名或地址</translation>
    </message>
    <message>
        <source>Name or address, if you like</source>
        <translation>姓名或地址（可选）</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Next booking {time}</source>
        <translation>下一个预订 {time}</translation>
    </message>
    <message>
        <source>Next: {title} {time}</source>
        <translation>接下来：{title} {time}</translation>
    </message>
    <message>
        <source>No answer came; the next look at the calendar will show it</source>
        <translation>没有收到响应，下次读取日历时会显示结果</translation>
    </message>
    <message>
        <source>No booking is running</source>
        <translation>没有正在进行的预订</translation>
    </message>
    <message>
        <source>No booking waits for a check-in</source>
        <translation>没有等待签到的预订</translation>
    </message>
    <message>
        <source>Nobody of this name was found</source>
        <translation>没有找到此人</translation>
    </message>
    <message>
        <source>Not sure</source>
        <translation>无法确认</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Numbers and signs</source>
        <translation>数字和符号</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Only the current or pending meeting can be ended</source>
        <translation>只能结束当前或待签到的预订</translation>
    </message>
    <message>
        <source>Only {gap} free; a booking takes at least {limit}</source>
        <translation>仅剩 {gap} 空闲，预订至少需要 {limit}</translation>
    </message>
    <message>
        <source>Other letters</source>
        <translation>其他字母</translation>
    </message>
    <message>
        <source>PIN, to quit</source>
        <translation>输入 PIN 以退出</translation>
    </message>
    <message>
        <source>PIN, to reload</source>
        <translation>输入 PIN 以重新加载</translation>
    </message>
    <message>
        <source>Please book in the calendar</source>
        <translation>请在日历中预订</translation>
    </message>
    <message>
        <source>Please finish</source>
        <translation>请准备结束</translation>
    </message>
    <message>
        <source>Please finish: next booking {time}</source>
        <translation>请准备结束：下一个预订 {time}</translation>
    </message>
    <message>
        <source>Please finish: the room is prepared from {time}</source>
        <translation>请准备结束：{time} 起准备会议室</translation>
    </message>
    <message>
        <source>Please finish: {title} starts {time}</source>
        <translation>请准备结束：{title} {time} 开始</translation>
    </message>
    <message>
        <source>Private</source>
        <translation>私人</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Released: nobody checked in</source>
        <translation>已释放：无人签到</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>重新加载</translation>
    </message>
    <message>
        <source>Room controls</source>
        <translation>会议室控制</translation>
    </message>
    <message>
        <source>Running for</source>
        <translation>运行时间</translation>
    </message>
    <message>
        <source>Scan to check in</source>
        <translation>扫码签到</translation>
    </message>
    <message>
        <source>Scan to control this room from your phone</source>
        <translation>扫码在手机上控制此会议室</translation>
    </message>
    <message>
        <source>Scan to open this room on your phone</source>
        <translation>扫码在手机上打开此会议室</translation>
    </message>
    <message>
        <source>Scan to order catering on your phone</source>
        <translation>扫码在手机上订餐</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>屏幕</translation>
    </message>
    <message>
        <source>Settings file</source>
        <translation>设置文件</translation>
    </message>
    <message>
        <source>Shorter</source>
        <translation>缩短</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Start earlier</source>
        <translation>提前开始</translation>
    </message>
    <message>
        <source>Start later</source>
        <translation>推迟开始</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>存储</translation>
    </message>
    <message>
        <source>Taken back; the room is booked {until}</source>
        <translation>已取回；会议室预订{until}</translation>
    </message>
    <message>
        <source>Tentative</source>
        <translation>暂定</translation>
    </message>
    <message>
        <source>That booking is not there any more</source>
        <translation>该预订已不存在</translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation>操作未成功</translation>
    </message>
    <message>
        <source>That is longer than a booking may be</source>
        <translation>超过了可预订的最长时间</translation>
    </message>
    <message>
        <source>That is no length of time</source>
        <translation>这不是有效的时长</translation>
    </message>
    <message>
        <source>That is shorter than a booking may be</source>
        <translation>短于可预订的最短时间</translation>
    </message>
    <message>
        <source>That is too far ahead to be booked here</source>
        <translation>此处不能预订这么久以后的时间</translation>
    </message>
    <message>
        <source>That runs into another booking</source>
        <translation>与另一个预订冲突</translation>
    </message>
    <message>
        <source>That runs into closed time</source>
        <translation>与关闭时段冲突</translation>
    </message>
    <message>
        <source>That runs into the booking at {time}</source>
        <translation>与 {time} 的预订冲突</translation>
    </message>
    <message>
        <source>That start has passed</source>
        <translation>该开始时间已过</translation>
    </message>
    <message>
        <source>The calendar cannot do this from here</source>
        <translation>日历不支持在此执行此操作</translation>
    </message>
    <message>
        <source>The calendar did not accept it</source>
        <translation>日历未接受</translation>
    </message>
    <message>
        <source>The calendar did not answer</source>
        <translation>日历没有响应</translation>
    </message>
    <message>
        <source>The calendar does not answer yet</source>
        <translation>日历尚未响应</translation>
    </message>
    <message>
        <source>The calendar does not let this panel do that</source>
        <translation>日历不允许此面板执行该操作</translation>
    </message>
    <message>
        <source>The calendar does not let this panel in</source>
        <translation>日历拒绝此面板访问</translation>
    </message>
    <message>
        <source>The calendar does not show the last change yet</source>
        <translation>日历尚未显示最近的更改</translation>
    </message>
    <message>
        <source>The calendar has not answered yet</source>
        <translation>日历还没有响应</translation>
    </message>
    <message>
        <source>The calendar still holds the room</source>
        <translation>日历仍占用会议室</translation>
    </message>
    <message>
        <source>The calendar still holds the room {until}</source>
        <translation>日历仍占用会议室{until}</translation>
    </message>
    <message>
        <source>The calendar still works on the last change</source>
        <translation>日历仍在处理上一次更改</translation>
    </message>
    <message>
        <source>The calendar's answer could not be understood</source>
        <translation>无法理解日历的响应</translation>
    </message>
    <message>
        <source>The clock of this panel is not right</source>
        <translation>此面板的时钟不准</translation>
    </message>
    <message>
        <source>The day after</source>
        <translation>后一天</translation>
    </message>
    <message>
        <source>The day before</source>
        <translation>前一天</translation>
    </message>
    <message>
        <source>The directory does not answer</source>
        <translation>通讯录没有响应</translation>
    </message>
    <message>
        <source>The first three letters find somebody</source>
        <translation>输入三个字母即可查找</translation>
    </message>
    <message>
        <source>The host was not found</source>
        <translation>找不到主持人</translation>
    </message>
    <message>
        <source>The next booking starts in {length}</source>
        <translation>下一个预订将在 {length}后开始</translation>
    </message>
    <message>
        <source>The room is being prepared; that time cannot be changed here</source>
        <translation>会议室正在准备，此时段无法在这里更改</translation>
    </message>
    <message>
        <source>The room is closed</source>
        <translation>会议室已关闭</translation>
    </message>
    <message>
        <source>The room is in use</source>
        <translation>会议室正在使用中</translation>
    </message>
    <message>
        <source>The room is in use {until}</source>
        <translation>会议室使用{until}</translation>
    </message>
    <message>
        <source>The schedule is up to date</source>
        <translation>日程已是最新</translation>
    </message>
    <message>
        <source>The start was given in milliseconds; seconds are needed</source>
        <translation>开始时间以毫秒给出，应使用秒</translation>
    </message>
    <message>
        <source>There is nothing to take back</source>
        <translation>没有可恢复的预订</translation>
    </message>
    <message>
        <source>These bookings are made up. Write the settings to {path}</source>
        <translation>这些预订是示例。请将设置写入 {path}</translation>
    </message>
    <message>
        <source>This panel</source>
        <translation>此面板</translation>
    </message>
    <message>
        <source>This panel goes on by itself when the file is mended.</source>
        <translation>文件更正后，面板会自动继续运行。</translation>
    </message>
    <message>
        <source>This room</source>
        <translation>本会议室</translation>
    </message>
    <message>
        <source>This room cannot be booked here</source>
        <translation>此会议室不能在这里预订</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>明天</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Until {time}</source>
        <translation>至 {time}</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>We are here</source>
        <translation>我们在这里</translation>
    </message>
    <message>
        <source>Welcome, {names}</source>
        <translation>欢迎，{names}</translation>
    </message>
    <message>
        <source>Wrong PIN</source>
        <translation>PIN 错误</translation>
    </message>
    <message>
        <source>Wrong PIN, try again in {time}</source>
        <translation>PIN 错误，请在 {time} 后重试</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>您的姓名</translation>
    </message>
    <message>
        <source>all day</source>
        <translation>全天</translation>
    </message>
    <message>
        <source>am</source>
        <translation>上午</translation>
    </message>
    <message>
        <source>an error of this panel</source>
        <translation>此面板出错</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>还有 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>answers cannot be read</source>
        <translation>无法读取响应</translation>
    </message>
    <message>
        <source>as of {time}</source>
        <translation>更新于 {time}</translation>
    </message>
    <message>
        <source>confirmed in {time}</source>
        <translation>{time}内确认</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>does not let this panel in</source>
        <translation>拒绝此面板访问</translation>
    </message>
    <message>
        <source>for the rest of the day</source>
        <translation>今天余下时间</translation>
    </message>
    <message>
        <source>in {length}</source>
        <translation>{length}后</translation>
    </message>
    <message>
        <source>known to this panel only</source>
        <translation>仅此面板知晓</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从未</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>没有响应</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>pm</source>
        <translation>下午</translation>
    </message>
    <message>
        <source>refuses to answer</source>
        <translation>拒绝响应</translation>
    </message>
    <message>
        <source>released in {time} unless someone checks in</source>
        <translation>{time} 后无人签到将释放</translation>
    </message>
    <message>
        <source>start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>started {time}, please check in</source>
        <translation>{time} 已开始，请签到</translation>
    </message>
    <message>
        <source>starts {time}</source>
        <translation>{time} 开始</translation>
    </message>
    <message>
        <source>tomorrow {time}</source>
        <translation>明天 {time}</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>至 {day}</translation>
    </message>
    <message>
        <source>until {time}</source>
        <translation>至 {time}</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} 小时 {minutes} 分钟</translation>
    </message>
    <message>
        <source>{length} ago</source>
        <translation>{length}前</translation>
    </message>
    <message>
        <source>{length} left</source>
        <translation>剩余 {length}</translation>
    </message>
    <message numerus="yes">
        <source>{names} and %n more</source>
        <translation>
            <numerusform>{names} 等另外 %n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
    <message>
        <source>{time} am</source>
        <translation>上午{time}</translation>
    </message>
    <message>
        <source>{time} pm</source>
        <translation>下午{time}</translation>
    </message>
    <message>
        <source>{title} starts in {length}</source>
        <translation>{title} 将在 {length}后开始</translation>
    </message>
</context>
</TS>
