// Text from anywhere: never markup, never wider than its place.
import QtQuick
import Panel

Text {
    id: label

    property real size: 24

    textFormat: Text.PlainText
    horizontalAlignment: Text.AlignLeft
    elide: Text.ElideRight
    font.pixelSize: Theme.text(size)
    Accessible.role: Accessible.StaticText
    Accessible.name: text
    Accessible.ignored: text === ""
}
