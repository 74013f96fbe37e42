//! How a second start reaches the window that is already open: it rings on a loopback port of this machine.
//!
//! A session bus would do the same, but not every desktop has one, and Windows has none. The port and a secret stand
//! on a card in the data folder; so only who may read the data can ring, and a stranger that took over the port of a
//! program that died cannot answer.

use std::{
    fs,
    io::{self, BufRead, BufReader, Read, Write},
    net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream},
    path::Path,
    thread,
    time::Duration,
};

use uuid::Uuid;

const CARD: &str = "motebok.window";
const ANSWER: &str = "here";
/// Nobody but a stranger is this slow on a loopback port.
const PATIENCE: Duration = Duration::from_secs(2);

/// Hangs the bell up for the data folder; `answer` is called for every ring and says whether the window came forward.
pub(crate) fn hang(folder: &Path, answer: impl Fn() -> bool + Send + 'static) -> io::Result<()> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    let secret = Uuid::now_v7().simple().to_string();
    write_card(folder, &format!("{} {secret}\n", listener.local_addr()?.port()))?;
    thread::Builder::new().name("doorbell".into()).spawn(move || {
        for visitor in listener.incoming().flatten() {
            // A visitor that hangs up halfway has lost nothing but its answer.
            let _ = receive(visitor, &secret, &answer);
        }
    })?;
    Ok(())
}

/// Rings at the window that holds the data folder; true when it came forward.
pub(crate) fn ring(folder: &Path) -> bool {
    fs::read_to_string(folder.join(CARD)).is_ok_and(|card| call(&card).unwrap_or(false))
}

fn call(card: &str) -> io::Result<bool> {
    let Some((port, secret)) = card.trim().split_once(' ') else {
        return Ok(false);
    };
    let Ok(port) = port.parse::<u16>() else {
        return Ok(false);
    };
    let mut door = TcpStream::connect_timeout(&SocketAddr::from((Ipv4Addr::LOCALHOST, port)), PATIENCE)?;
    door.set_read_timeout(Some(PATIENCE))?;
    writeln!(door, "{secret}")?;
    Ok(line(&door)? == ANSWER)
}

fn receive(visitor: TcpStream, secret: &str, answer: impl Fn() -> bool) -> io::Result<()> {
    visitor.set_read_timeout(Some(PATIENCE))?;
    if line(&visitor)? == secret && answer() {
        writeln!(&visitor, "{ANSWER}")?;
    }
    Ok(())
}

/// One short line, so that nobody can fill the memory.
fn line(stream: &TcpStream) -> io::Result<String> {
    let mut line = String::new();
    BufReader::new(stream.take(64)).read_line(&mut line)?;
    Ok(line.trim_end().to_owned())
}

/// Under another name first: a second start never reads half a card.
fn write_card(folder: &Path, text: &str) -> io::Result<()> {
    let draft = folder.join(format!("{CARD}.new"));
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(&draft)?.write_all(text.as_bytes())?;
    fs::rename(draft, folder.join(CARD))
}

#[cfg(test)]
mod tests {
    use std::sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    };

    use tempfile::tempdir;

    use super::*;

    #[test]
    fn a_ring_brings_the_window_forward() {
        let folder = tempdir().unwrap();
        let rings = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&rings);
        hang(folder.path(), move || counted.fetch_add(1, Ordering::SeqCst) < 2).unwrap();
        assert!(ring(folder.path()));
        assert!(ring(folder.path()));
        assert_eq!(rings.load(Ordering::SeqCst), 2);
    }

    #[test]
    fn a_window_that_cannot_come_forward_does_not_say_it_did() {
        let folder = tempdir().unwrap();
        hang(folder.path(), || false).unwrap();
        assert!(!ring(folder.path()));
    }

    #[test]
    fn nobody_answers_where_no_bell_hangs() {
        let folder = tempdir().unwrap();
        assert!(!ring(folder.path()));
        for card in ["", "no port", "70000 x", "x"] {
            fs::write(folder.path().join(CARD), card).unwrap();
            assert!(!ring(folder.path()));
        }
    }

    #[test]
    fn the_port_of_a_program_that_died_is_not_believed() {
        let folder = tempdir().unwrap();
        let stranger = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = stranger.local_addr().unwrap().port();
        fs::write(folder.path().join(CARD), format!("{port} secret\n")).unwrap();
        let reply = thread::spawn(move || {
            writeln!(stranger.accept().unwrap().0, "HTTP/1.1 400 Bad Request").unwrap()
        });
        assert!(!ring(folder.path()));
        reply.join().unwrap();
    }

    #[test]
    fn a_visitor_without_the_secret_is_not_let_in_and_does_no_harm() {
        let folder = tempdir().unwrap();
        let rings = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&rings);
        hang(folder.path(), move || counted.fetch_add(1, Ordering::SeqCst) < 9).unwrap();
        let card = fs::read_to_string(folder.path().join(CARD)).unwrap();
        let port = card.split(' ').next().unwrap();
        assert!(!call(&format!("{port} guess")).unwrap_or(false));
        assert!(!call(&format!("{port} {}", "x".repeat(10_000))).unwrap_or(false));
        assert_eq!(rings.load(Ordering::SeqCst), 0);
        assert!(ring(folder.path()));
    }

    #[cfg(unix)]
    #[test]
    fn the_card_is_for_its_owner_alone() {
        let folder = tempdir().unwrap();
        hang(folder.path(), || true).unwrap();
        let mode = std::os::unix::fs::PermissionsExt::mode(
            &fs::metadata(folder.path().join(CARD)).unwrap().permissions(),
        );
        assert_eq!(mode & 0o777, 0o600);
    }
}
