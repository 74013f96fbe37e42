//! How a second start reaches the window that is already open: it rings on a loopback port of this machine.
//!
//! A session bus would do the same, but not every desktop has one, and Windows has none. The port and a secret stand in
//! the data folder, beside its lock; so only who may read the data can ring, and a stranger that took over the port of
//! a program that died cannot answer.

use std::{
    io::{self, BufRead, BufReader, Read, Write},
    net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream},
    thread,
    time::Duration,
};

const ANSWER: &str = "here";
/// Nobody but a stranger is this slow on a loopback port.
const PATIENCE: Duration = Duration::from_secs(2);

/// Hangs the bell up and gives its port; `answer` is called for every ring and says whether the window came forward.
pub(crate) fn hang(secret: String, answer: impl Fn() -> bool + Send + 'static) -> io::Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    let port = listener.local_addr()?.port();
    thread::Builder::new().name("doorbell".into()).spawn(move || {
        for visitor in listener.incoming().flatten() {
            // A visitor that hangs up halfway has lost nothing but its answer.
            let _ = receive(visitor, &secret, &answer);
        }
    })?;
    Ok(port)
}

/// Rings at the window that listens there; true when it came forward.
pub(crate) fn ring(port: u16, secret: &str) -> bool {
    call(port, secret).is_ok_and(|answer| answer == ANSWER)
}

fn call(port: u16, secret: &str) -> io::Result<String> {
    let mut door = TcpStream::connect_timeout(&SocketAddr::from((Ipv4Addr::LOCALHOST, port)), PATIENCE)?;
    door.set_read_timeout(Some(PATIENCE))?;
    writeln!(door, "{secret}")?;
    line(&door)
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

#[cfg(test)]
mod tests {
    use std::sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    };

    use super::*;

    /// A bell that counts its rings and comes forward for the first two.
    fn bell() -> (u16, Arc<AtomicUsize>) {
        let rings = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&rings);
        let port = hang("secret".into(), move || {
            counted.fetch_add(1, Ordering::SeqCst) < 2
        })
        .unwrap();
        (port, rings)
    }

    #[test]
    fn every_ring_brings_the_window_forward() {
        let (port, rings) = bell();
        assert!(ring(port, "secret"));
        assert!(ring(port, "secret"));
        assert_eq!(rings.load(Ordering::SeqCst), 2);
    }

    #[test]
    fn a_window_that_cannot_come_forward_does_not_say_it_did() {
        let (port, _) = bell();
        let answers = [ring(port, "secret"), ring(port, "secret"), ring(port, "secret")];
        assert_eq!(answers, [true, true, false]);
    }

    #[test]
    fn nobody_answers_where_no_bell_hangs() {
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
            .unwrap()
            .local_addr()
            .unwrap()
            .port();
        assert!(!ring(port, "secret"));
    }

    #[test]
    fn whoever_took_over_the_port_of_a_program_that_died_is_not_believed() {
        let stranger = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = stranger.local_addr().unwrap().port();
        let reply = thread::spawn(move || {
            let (mut visitor, _) = stranger.accept().unwrap();
            visitor.write_all(b"HTTP/1.1 400 Bad Request\n").unwrap();
        });
        assert!(!ring(port, "secret"));
        reply.join().unwrap();
    }

    #[test]
    fn a_visitor_without_the_secret_is_not_let_in_and_does_no_harm() {
        let (port, rings) = bell();
        assert!(!ring(port, "guess"));
        assert!(!ring(port, &"x".repeat(10_000)));
        assert_eq!(rings.load(Ordering::SeqCst), 0);
        assert!(ring(port, "secret"));
    }
}
