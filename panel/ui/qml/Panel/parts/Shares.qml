// How buttons beside each other share their row: one size of letters for all, and a
// longer label is given more room before it is set smaller.
import QtQuick
import Panel

QtObject {
    id: shares

    required property Repeater buttons
    required property real room
    // A button's own, and a pixel for what is rounded.
    readonly property int pad: Theme.px(18) + 1

    readonly property list<real> labels: {
        const found = [];
        for (let index = 0; index < buttons.count; index++) {
            const one = buttons.itemAt(index) as Button;
            if (one) {
                found.push(one.natural);
            }
        }
        return found;
    }
    readonly property real even: Math.max(1, (room - Theme.gap * (labels.length - 1)) / Math.max(1, labels.length))
    readonly property real widest: Math.max(1, ...labels)
    readonly property real all: labels.reduce((sum, label) => sum + label, 0)
    readonly property real letters: labels.length * (even - 2 * pad)
    readonly property bool alike: widest <= even - 2 * pad
    // The labels' size, as a share of what it would be.
    readonly property real scaling: alike ? 1 : Math.min(1, 0.98 * letters / Math.max(1, all))
    // Rather two lines than very small letters.
    readonly property bool tight: scaling < 0.75

    readonly property real spare: (letters - all * scaling) / Math.max(1, labels.length)
    readonly property list<real> parts: labels.map(label => alike || tight ? even : 2 * pad + label * scaling + spare)

    // In whole pixels, and the last one ends where the row does.
    function breadth(index: int): int {
        const before = parts.slice(0, index).reduce((sum, part) => sum + part, 0);
        return Math.round(before + (parts[index] ?? 0)) - Math.round(before);
    }
}
