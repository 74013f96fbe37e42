//! Keys by the names a secretary knows them by.

use fantoccini::key::Key;

/// `Ctrl+Shift+K`, `Alt+ArrowUp`, `F1`, `?` as the characters `WebDriver` presses, held down in this order.
pub(crate) fn chord(keys: &str) -> Vec<char> {
    match keys.strip_suffix("++") {
        Some(held) => held.split('+').map(key).chain(['+']).collect(),
        None => keys.split('+').map(key).collect(),
    }
}

fn key(name: &str) -> char {
    let named = match name {
        "Ctrl" => Key::Control,
        "Shift" => Key::Shift,
        "Alt" => Key::Alt,
        "Enter" => Key::Enter,
        "Tab" => Key::Tab,
        "Escape" => Key::Escape,
        "Space" => return ' ',
        "Backspace" => Key::Backspace,
        "Delete" => Key::Delete,
        "Home" => Key::Home,
        "End" => Key::End,
        "PageUp" => Key::PageUp,
        "PageDown" => Key::PageDown,
        "ArrowUp" => Key::Up,
        "ArrowDown" => Key::Down,
        "ArrowLeft" => Key::Left,
        "ArrowRight" => Key::Right,
        "F1" => Key::F1,
        "F2" => Key::F2,
        _ => return letter(name),
    };
    named.into()
}

/// Keys of a chord are small letters: `Ctrl+K` is pressed without Shift.
fn letter(name: &str) -> char {
    let mut letters = name.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) => letter.to_lowercase().next().unwrap_or(letter),
        _ => panic!("no key is called «{name}»"),
    }
}
