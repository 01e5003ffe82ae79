<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
<context>
    <name>panel</name>
    <message numerus="yes">
        <source>%n booking(s) could not be read</source>
        <translation>
            <numerusform>تعذّرت قراءة %n حجز</numerusform>
            <numerusform>تعذّرت قراءة حجز واحد</numerusform>
            <numerusform>تعذّرت قراءة حجزين</numerusform>
            <numerusform>تعذّرت قراءة %n حجوزات</numerusform>
            <numerusform>تعذّرت قراءة %n حجزًا</numerusform>
            <numerusform>تعذّرت قراءة %n حجز</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n يوم</numerusform>
            <numerusform>يوم واحد</numerusform>
            <numerusform>يومين</numerusform>
            <numerusform>%n أيام</numerusform>
            <numerusform>%n يومًا</numerusform>
            <numerusform>%n يوم</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <translation>
            <numerusform>%n س</numerusform>
            <numerusform>%n س</numerusform>
            <numerusform>%n س</numerusform>
            <numerusform>%n س</numerusform>
            <numerusform>%n س</numerusform>
            <numerusform>%n س</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n inside</source>
        <translation>
            <numerusform>%n في الداخل</numerusform>
            <numerusform>%n في الداخل</numerusform>
            <numerusform>%n في الداخل</numerusform>
            <numerusform>%n في الداخل</numerusform>
            <numerusform>%n في الداخل</numerusform>
            <numerusform>%n في الداخل</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n د</numerusform>
            <numerusform>%n د</numerusform>
            <numerusform>%n د</numerusform>
            <numerusform>%n د</numerusform>
            <numerusform>%n د</numerusform>
            <numerusform>%n د</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seat(s)</source>
        <translation>
            <numerusform>بلا مقاعد</numerusform>
            <numerusform>مقعد واحد</numerusform>
            <numerusform>مقعدان</numerusform>
            <numerusform>%n مقاعد</numerusform>
            <numerusform>%n مقعدًا</numerusform>
            <numerusform>%n مقعد</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) must be put right</source>
        <translation>
            <numerusform>يجب تصحيح %n إعداد</numerusform>
            <numerusform>يجب تصحيح إعداد واحد</numerusform>
            <numerusform>يجب تصحيح إعدادين</numerusform>
            <numerusform>يجب تصحيح %n إعدادات</numerusform>
            <numerusform>يجب تصحيح %n إعدادًا</numerusform>
            <numerusform>يجب تصحيح %n إعداد</numerusform>
        </translation>
    </message>
    <message>
        <source>A booking here needs a host</source>
        <translation>يتطلب الحجز هنا اسم المضيف</translation>
    </message>
    <message>
        <source>A booking of today could not be read</source>
        <translation>تعذّرت قراءة أحد حجوزات اليوم</translation>
    </message>
    <message>
        <source>A booking takes at least {limit}</source>
        <translation>مدة الحجز {limit} على الأقل</translation>
    </message>
    <message>
        <source>A booking takes at most {limit}</source>
        <translation>مدة الحجز {limit} على الأكثر</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>العنوان</translation>
    </message>
    <message>
        <source>Another booking waits for its check-in</source>
        <translation>هناك حجز آخر ينتظر التأكيد</translation>
    </message>
    <message>
        <source>Asking the calendar…</source>
        <translation>جارٍ سؤال التقويم…</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>متاحة</translation>
    </message>
    <message>
        <source>Being prepared</source>
        <translation>قيد التجهيز</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>حجز</translation>
    </message>
    <message>
        <source>Book this room</source>
        <translation>حجز هذه القاعة</translation>
    </message>
    <message>
        <source>Book until {time}</source>
        <translation>حجز حتى {time}</translation>
    </message>
    <message>
        <source>Book {length}</source>
        <translation>حجز {length}</translation>
    </message>
    <message>
        <source>Book {room}</source>
        <translation>حجز {room}</translation>
    </message>
    <message>
        <source>Booked</source>
        <translation>محجوز</translation>
    </message>
    <message>
        <source>Booked for {time}</source>
        <translation>تم الحجز: {time}</translation>
    </message>
    <message>
        <source>Booked {until}</source>
        <translation>تم الحجز {until}</translation>
    </message>
    <message>
        <source>Booking has to wait: the calendar does not answer</source>
        <translation>الحجز متوقف مؤقتًا: التقويم لا يستجيب</translation>
    </message>
    <message>
        <source>Booking system</source>
        <translation>نظام الحجز</translation>
    </message>
    <message>
        <source>Bookings are possible here {until}</source>
        <translation>يمكن الحجز هنا {until}</translation>
    </message>
    <message>
        <source>Booking…</source>
        <translation>جارٍ الحجز…</translation>
    </message>
    <message>
        <source>Book…</source>
        <translation>حجز…</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>ملغى</translation>
    </message>
    <message>
        <source>Capital letters</source>
        <translation>أحرف كبيرة</translation>
    </message>
    <message>
        <source>Catering</source>
        <translation>الضيافة</translation>
    </message>
    <message>
        <source>Check in</source>
        <translation>تأكيد</translation>
    </message>
    <message>
        <source>Check in for {time}</source>
        <translation>تأكيد {time}</translation>
    </message>
    <message>
        <source>Check in for {time} {title}</source>
        <translation>تأكيد {time} {title}</translation>
    </message>
    <message>
        <source>Check in with the code</source>
        <translation>أكّد بمسح الرمز</translation>
    </message>
    <message>
        <source>Checked in</source>
        <translation>تم التأكيد</translation>
    </message>
    <message>
        <source>Checking in…</source>
        <translation>جارٍ التأكيد…</translation>
    </message>
    <message>
        <source>Choose the host from the list</source>
        <translation>اختر المضيف من القائمة</translation>
    </message>
    <message>
        <source>Clear the field</source>
        <translation>مسح الحقل</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>مغلقة</translation>
    </message>
    <message>
        <source>Closed from {time}</source>
        <translation>مغلقة ابتداءً من {time}</translation>
    </message>
    <message>
        <source>Closed {until}</source>
        <translation>مغلقة {until}</translation>
    </message>
    <message>
        <source>Connecting to the calendar</source>
        <translation>جارٍ الاتصال بالتقويم</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>تم</translation>
    </message>
    <message>
        <source>End</source>
        <translation>إنهاء</translation>
    </message>
    <message>
        <source>End now? The calendar keeps the booking.</source>
        <translation>إنهاء الآن؟ يبقى الحجز في التقويم.</translation>
    </message>
    <message>
        <source>End now? The room becomes free.</source>
        <translation>إنهاء الآن؟ ستصبح القاعة متاحة.</translation>
    </message>
    <message>
        <source>Ended on this panel only; the calendar holds the room {until}</source>
        <translation>أُنهي على هذه اللوحة فقط؛ القاعة محجوزة في التقويم {until}</translation>
    </message>
    <message>
        <source>Ended; the room is free</source>
        <translation>تم الإنهاء؛ القاعة متاحة</translation>
    </message>
    <message>
        <source>Ending…</source>
        <translation>جارٍ الإنهاء…</translation>
    </message>
    <message>
        <source>Extended</source>
        <translation>تم التمديد</translation>
    </message>
    <message>
        <source>Extended {until}</source>
        <translation>تم التمديد {until}</translation>
    </message>
    <message>
        <source>Extending…</source>
        <translation>جارٍ التمديد…</translation>
    </message>
    <message>
        <source>Free, but somebody is inside</source>
        <translation>متاحة، لكن يوجد أحد في الداخل</translation>
    </message>
    <message>
        <source>Given up; the calendar holds it {until}</source>
        <translation>متروكة؛ محجوزة في التقويم {until}</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>محجوزة في التقويم</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>المضيف</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>مشغولة</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>إبقاء</translation>
    </message>
    <message>
        <source>Last heard</source>
        <translation>آخر رد</translation>
    </message>
    <message>
        <source>Last heard {time} – the schedule may have changed</source>
        <translation>آخر تحديث {time} – ربما تغيّر الجدول</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>أحرف</translation>
    </message>
    <message>
        <source>Letters with marks</source>
        <translation>أحرف بعلامات</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>السجل</translation>
    </message>
    <message>
        <source>Longer</source>
        <translation>أطول</translation>
    </message>
    <message>
        <source>Looking for “{name}”…</source>
        <translation>جارٍ البحث عن «{name}»…</translation>
    </message>
    <message>
        <source>Name or address</source>
        <translation>الاسم أو العنوان</translation>
    </message>
    <message>
        <source>Name or address, if you like</source>
        <translation>الاسم أو العنوان إن أردت</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>التالي</translation>
    </message>
    <message>
        <source>Next booking {time}</source>
        <translation>الحجز التالي {time}</translation>
    </message>
    <message>
        <source>Next: {title} {time}</source>
        <translation>التالي: {title} {time}</translation>
    </message>
    <message>
        <source>No answer came; the next look at the calendar will show it</source>
        <translation>لم يصل رد؛ ستُظهر القراءة التالية للتقويم النتيجة</translation>
    </message>
    <message>
        <source>No booking is running</source>
        <translation>لا يوجد حجز جارٍ</translation>
    </message>
    <message>
        <source>No booking waits for a check-in</source>
        <translation>لا يوجد حجز ينتظر التأكيد</translation>
    </message>
    <message>
        <source>Nobody of this name was found</source>
        <translation>لم يُعثر على أحد بهذا الاسم</translation>
    </message>
    <message>
        <source>Not sure</source>
        <translation>غير مؤكد</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>ملاحظات</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>الآن</translation>
    </message>
    <message>
        <source>Numbers and signs</source>
        <translation>أرقام ورموز</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>موافق</translation>
    </message>
    <message>
        <source>Only the current or pending meeting can be ended</source>
        <translation>لا يمكن إلا إنهاء الحجز الجاري أو المنتظر</translation>
    </message>
    <message>
        <source>Only {gap} free; a booking takes at least {limit}</source>
        <translation>المتاح {gap} فقط؛ ومدة الحجز {limit} على الأقل</translation>
    </message>
    <message>
        <source>Other letters</source>
        <translation>أحرف أخرى</translation>
    </message>
    <message>
        <source>PIN, to quit</source>
        <translation>الرمز السري للخروج</translation>
    </message>
    <message>
        <source>PIN, to reload</source>
        <translation>الرمز السري لإعادة التحميل</translation>
    </message>
    <message>
        <source>Please book in the calendar</source>
        <translation>يرجى الحجز في التقويم</translation>
    </message>
    <message>
        <source>Please finish</source>
        <translation>يرجى الإنهاء</translation>
    </message>
    <message>
        <source>Please finish: next booking {time}</source>
        <translation>يرجى الإنهاء: الحجز التالي {time}</translation>
    </message>
    <message>
        <source>Please finish: the room is prepared from {time}</source>
        <translation>يرجى الإنهاء: تجهيز القاعة من {time}</translation>
    </message>
    <message>
        <source>Please finish: {title} starts {time}</source>
        <translation>يرجى الإنهاء: يبدأ {title} {time}</translation>
    </message>
    <message>
        <source>Private</source>
        <translation>خاص</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>خروج</translation>
    </message>
    <message>
        <source>Released: nobody checked in</source>
        <translation>أُتيحت: لم يؤكد أحد الحضور</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>إعادة التحميل</translation>
    </message>
    <message>
        <source>Room controls</source>
        <translation>التحكم بالقاعة</translation>
    </message>
    <message>
        <source>Running for</source>
        <translation>مدة التشغيل</translation>
    </message>
    <message>
        <source>Scan to check in</source>
        <translation>امسح الرمز لتأكيد الحضور</translation>
    </message>
    <message>
        <source>Scan to control this room from your phone</source>
        <translation>امسح الرمز للتحكم بالقاعة من هاتفك</translation>
    </message>
    <message>
        <source>Scan to open this room on your phone</source>
        <translation>امسح الرمز لفتح القاعة على هاتفك</translation>
    </message>
    <message>
        <source>Scan to order catering on your phone</source>
        <translation>امسح الرمز لطلب الضيافة من هاتفك</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>الشاشة</translation>
    </message>
    <message>
        <source>Settings file</source>
        <translation>ملف الإعدادات</translation>
    </message>
    <message>
        <source>Shorter</source>
        <translation>أقصر</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>مسافة</translation>
    </message>
    <message>
        <source>Start earlier</source>
        <translation>بدء أبكر</translation>
    </message>
    <message>
        <source>Start later</source>
        <translation>بدء أبعد</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>التخزين</translation>
    </message>
    <message>
        <source>Taken back; the room is booked {until}</source>
        <translation>استُعيد الحجز؛ القاعة محجوزة {until}</translation>
    </message>
    <message>
        <source>Tentative</source>
        <translation>مبدئي</translation>
    </message>
    <message>
        <source>That booking is not there any more</source>
        <translation>لم يعد هذا الحجز موجودًا</translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation>لم ينجح ذلك</translation>
    </message>
    <message>
        <source>That is longer than a booking may be</source>
        <translation>أطول من المدة المسموح بها للحجز</translation>
    </message>
    <message>
        <source>That is no length of time</source>
        <translation>هذه ليست مدة زمنية</translation>
    </message>
    <message>
        <source>That is shorter than a booking may be</source>
        <translation>أقصر من المدة المسموح بها للحجز</translation>
    </message>
    <message>
        <source>That is too far ahead to be booked here</source>
        <translation>لا يمكن الحجز هنا لموعد بعيد كهذا</translation>
    </message>
    <message>
        <source>That runs into another booking</source>
        <translation>يتعارض ذلك مع حجز آخر</translation>
    </message>
    <message>
        <source>That runs into closed time</source>
        <translation>يقع ذلك في وقت الإغلاق</translation>
    </message>
    <message>
        <source>That runs into the booking at {time}</source>
        <translation>يتعارض ذلك مع حجز آخر ({time})</translation>
    </message>
    <message>
        <source>That start has passed</source>
        <translation>وقت البدء هذا قد مضى</translation>
    </message>
    <message>
        <source>The calendar cannot do this from here</source>
        <translation>لا يتيح التقويم ذلك من هنا</translation>
    </message>
    <message>
        <source>The calendar did not accept it</source>
        <translation>لم يقبله التقويم</translation>
    </message>
    <message>
        <source>The calendar did not answer</source>
        <translation>لم يستجب التقويم</translation>
    </message>
    <message>
        <source>The calendar does not answer yet</source>
        <translation>لا يستجيب التقويم بعد</translation>
    </message>
    <message>
        <source>The calendar does not let this panel do that</source>
        <translation>لا يسمح التقويم لهذه اللوحة بذلك</translation>
    </message>
    <message>
        <source>The calendar does not let this panel in</source>
        <translation>لا يسمح التقويم بدخول هذه اللوحة</translation>
    </message>
    <message>
        <source>The calendar does not show the last change yet</source>
        <translation>لا يُظهر التقويم آخر تغيير بعد</translation>
    </message>
    <message>
        <source>The calendar has not answered yet</source>
        <translation>لم يستجب التقويم بعد</translation>
    </message>
    <message>
        <source>The calendar still holds the room</source>
        <translation>لا يزال التقويم يحجز القاعة</translation>
    </message>
    <message>
        <source>The calendar still holds the room {until}</source>
        <translation>لا يزال التقويم يحجز القاعة {until}</translation>
    </message>
    <message>
        <source>The calendar still works on the last change</source>
        <translation>لا يزال التقويم يعالج آخر تغيير</translation>
    </message>
    <message>
        <source>The calendar's answer could not be understood</source>
        <translation>تعذّر فهم رد التقويم</translation>
    </message>
    <message>
        <source>The clock of this panel is not right</source>
        <translation>ساعة هذه اللوحة غير مضبوطة</translation>
    </message>
    <message>
        <source>The day after</source>
        <translation>اليوم التالي</translation>
    </message>
    <message>
        <source>The day before</source>
        <translation>اليوم السابق</translation>
    </message>
    <message>
        <source>The directory does not answer</source>
        <translation>الدليل لا يستجيب</translation>
    </message>
    <message>
        <source>The first three letters find somebody</source>
        <translation>تكفي ثلاثة أحرف للبحث</translation>
    </message>
    <message>
        <source>The host was not found</source>
        <translation>لم يُعثر على المضيف</translation>
    </message>
    <message>
        <source>The next booking starts in {length}</source>
        <translation>يبدأ الحجز التالي بعد {length}</translation>
    </message>
    <message>
        <source>The room is being prepared; that time cannot be changed here</source>
        <translation>القاعة قيد التجهيز؛ لا يمكن تغيير هذا الوقت هنا</translation>
    </message>
    <message>
        <source>The room is closed</source>
        <translation>القاعة مغلقة</translation>
    </message>
    <message>
        <source>The room is in use</source>
        <translation>القاعة مشغولة</translation>
    </message>
    <message>
        <source>The room is in use {until}</source>
        <translation>القاعة مشغولة {until}</translation>
    </message>
    <message>
        <source>The schedule is up to date</source>
        <translation>الجدول محدّث</translation>
    </message>
    <message>
        <source>The start was given in milliseconds; seconds are needed</source>
        <translation>ورد وقت البدء بالملّي ثانية؛ المطلوب بالثواني</translation>
    </message>
    <message>
        <source>There is nothing to take back</source>
        <translation>لا يوجد ما يمكن استرجاعه</translation>
    </message>
    <message>
        <source>These bookings are made up. Write the settings to {path}</source>
        <translation>هذه الحجوزات غير حقيقية. اكتب الإعدادات في {path}</translation>
    </message>
    <message>
        <source>This panel</source>
        <translation>هذه اللوحة</translation>
    </message>
    <message>
        <source>This panel goes on by itself when the file is mended.</source>
        <translation>تتابع اللوحة عملها تلقائيًا بعد تصحيح الملف.</translation>
    </message>
    <message>
        <source>This room</source>
        <translation>هذه القاعة</translation>
    </message>
    <message>
        <source>This room cannot be booked here</source>
        <translation>لا يمكن حجز هذه القاعة هنا</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>العنوان</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>اليوم</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>غدًا</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>Until {time}</source>
        <translation>حتى {time}</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>الإصدار</translation>
    </message>
    <message>
        <source>We are here</source>
        <translation>نحن هنا</translation>
    </message>
    <message>
        <source>Welcome, {names}</source>
        <translation>أهلًا وسهلًا، {names}</translation>
    </message>
    <message>
        <source>Wrong PIN</source>
        <translation>رمز سري خاطئ</translation>
    </message>
    <message>
        <source>Wrong PIN, try again in {time}</source>
        <translation>رمز سري خاطئ، أعد المحاولة بعد {time}</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>اسمك</translation>
    </message>
    <message>
        <source>all day</source>
        <translation>يوم كامل</translation>
    </message>
    <message>
        <source>am</source>
        <translation>ص</translation>
    </message>
    <message>
        <source>an error of this panel</source>
        <translation>خطأ في هذه اللوحة</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>و%n أخرى</numerusform>
            <numerusform>وواحد آخر</numerusform>
            <numerusform>واثنان آخران</numerusform>
            <numerusform>و%n أخرى</numerusform>
            <numerusform>و%n أخرى</numerusform>
            <numerusform>و%n أخرى</numerusform>
        </translation>
    </message>
    <message>
        <source>answers cannot be read</source>
        <translation>تعذّرت قراءة الردود</translation>
    </message>
    <message>
        <source>as of {time}</source>
        <translation>آخر تحديث {time}</translation>
    </message>
    <message>
        <source>confirmed in {time}</source>
        <translation>تأكد خلال {time}</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>متصل</translation>
    </message>
    <message>
        <source>does not let this panel in</source>
        <translation>لا يسمح بدخول هذه اللوحة</translation>
    </message>
    <message>
        <source>for the rest of the day</source>
        <translation>لبقية اليوم</translation>
    </message>
    <message>
        <source>in {length}</source>
        <translation>بعد {length}</translation>
    </message>
    <message>
        <source>known to this panel only</source>
        <translation>معروف لهذه اللوحة فقط</translation>
    </message>
    <message>
        <source>never</source>
        <translation>أبدًا</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>لا رد</translation>
    </message>
    <message>
        <source>none</source>
        <translation>لا شيء</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>غير متصل</translation>
    </message>
    <message>
        <source>pm</source>
        <translation>م</translation>
    </message>
    <message>
        <source>refuses to answer</source>
        <translation>يرفض الرد</translation>
    </message>
    <message>
        <source>released in {time} unless someone checks in</source>
        <translation>تُتاح بعد {time} ما لم يؤكَّد الحضور</translation>
    </message>
    <message>
        <source>start</source>
        <translation>البداية</translation>
    </message>
    <message>
        <source>started {time}, please check in</source>
        <translation>بدأ {time}، يرجى تأكيد الحضور</translation>
    </message>
    <message>
        <source>starts {time}</source>
        <translation>يبدأ {time}</translation>
    </message>
    <message>
        <source>tomorrow {time}</source>
        <translation>غدًا {time}</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>حتى {day}</translation>
    </message>
    <message>
        <source>until {time}</source>
        <translation>حتى {time}</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} س {minutes} د</translation>
    </message>
    <message>
        <source>{length} ago</source>
        <translation>قبل {length}</translation>
    </message>
    <message>
        <source>{length} left</source>
        <translation>متبقٍ {length}</translation>
    </message>
    <message numerus="yes">
        <source>{names} and %n more</source>
        <translation>
            <numerusform>{names} و%n آخرون</numerusform>
            <numerusform>{names} و%n آخرون</numerusform>
            <numerusform>{names} و%n آخرون</numerusform>
            <numerusform>{names} و%n آخرون</numerusform>
            <numerusform>{names} و%n آخرون</numerusform>
            <numerusform>{names} و%n آخرون</numerusform>
        </translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} ث</translation>
    </message>
    <message>
        <source>{time} am</source>
        <translation>{time} ص</translation>
    </message>
    <message>
        <source>{time} pm</source>
        <translation>{time} م</translation>
    </message>
    <message>
        <source>{title} starts in {length}</source>
        <translation>يبدأ {title} بعد {length}</translation>
    </message>
</context>
</TS>
