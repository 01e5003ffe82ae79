pragma ComponentBehavior: Bound

// What lies over the room: the booking sheet, the card of another page, the admin's page,
// and the page of wrong settings. Loaded after the first picture.
import QtQuick
import Panel
import Panel.Models

FocusScope {
    id: over

    required property SheetModel sheet
    required property OutletsModel outlets
    required property AdminModel admin
    required property ProblemsModel problems
    required property RoomModel room
    required property Item field

    Loader {
        // Made some seconds after the start, piece by piece, so that it opens at once.
        active: over.sheet.ready || over.sheet.opened
        asynchronous: !over.sheet.opened
        // Half made, it knows not yet that nobody wants to see it.
        visible: over.sheet.opened
        anchors.fill: parent
        focus: true
        sourceComponent: Sheet {
            sheet: over.sheet
            room: over.room
            field: over.field
        }
    }

    Loader {
        anchors.fill: parent
        active: over.outlets.heading !== ""
        sourceComponent: OutletCard {
            outlets: over.outlets
        }
    }

    Loader {
        anchors.fill: parent
        anchors.margins: -Theme.reach
        active: over.admin.heading !== ""
        sourceComponent: AdminPage {
            admin: over.admin
        }
    }

    Loader {
        anchors.fill: parent
        active: over.problems.heading !== ""
        sourceComponent: Problems {
            problems: over.problems
        }
    }
}
