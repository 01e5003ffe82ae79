// The supporting line and its lighter second half, beside it or under it.
import QtQuick
import Panel

Item {
    id: lines

    required property string line
    required property string aside
    required property color ink
    required property color soft
    required property bool counting
    required property real squeeze

    // A countdown keeps its width.
    readonly property var figures: counting ? Theme.figures : ({})

    // What is a little too long is set smaller rather than broken.
    readonly property real both: whole.implicitWidth + (aside === "" ? 0 : half.implicitWidth)
    readonly property bool beside: width >= 0.84 * squeeze * both
    readonly property bool single: width >= 0.84 * squeeze * whole.implicitWidth
    readonly property real wanted: beside ? both : single ? whole.implicitWidth : 1
    readonly property real scaling: Math.min(squeeze, 0.995 * width / Math.max(1, wanted))
    readonly property int letters: Math.floor(whole.font.pixelSize * scaling)
    // How many rows it takes at its full size.
    readonly property int rows: width >= 0.84 * both ? 1 : 2

    height: first.height + (aside === "" || beside ? 0 : second.height)

    Label {
        id: whole

        visible: false
        text: lines.line
        size: 38
        font.weight: Font.Medium
        font.features: lines.figures
    }

    Label {
        id: half

        visible: false
        text: "  ·  " + lines.aside
        size: 38
    }

    Label {
        id: first

        width: Math.min(implicitWidth, lines.width)
        anchors.left: parent.left
        text: lines.line
        color: lines.ink
        font.pixelSize: lines.letters
        font.weight: Font.Medium
        font.features: lines.figures
        wrapMode: lines.single ? Text.NoWrap : Text.Wrap
        maximumLineCount: 2
    }

    Label {
        id: dot

        anchors.left: first.right
        y: first.baselineOffset - baselineOffset
        text: "  ·  "
        color: lines.soft
        font.pixelSize: lines.letters
        visible: lines.aside !== "" && lines.beside
    }

    Label {
        id: second

        anchors.left: lines.beside ? dot.right : parent.left
        y: lines.beside ? first.baselineOffset - baselineOffset : first.height
        text: lines.aside
        color: lines.soft
        font.pixelSize: lines.letters
        visible: text !== ""
    }
}
