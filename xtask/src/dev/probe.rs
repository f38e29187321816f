//! Whether a port is free, and whether a server answers. It only ever looks at this machine.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::time::Duration;

use crate::dev::server::Service;
use crate::error::Error;

const PATIENCE: Duration = Duration::from_secs(2);

/// Fails when somebody else listens on the service's port.
pub(crate) fn free(service: &Service) -> Result<(), Error> {
    // Bound and released at once; the standard library lets the next one bind it again.
    match TcpListener::bind(address(service)) {
        Ok(_) => Ok(()),
        Err(_) => Err(Error::PortTaken { port: service.port, server: service.name }),
    }
}

/// Whether the service answers its own path with 200.
pub(crate) fn answers(service: &Service) -> bool {
    status(service).is_ok_and(|line| is_ok(&line))
}

fn status(service: &Service) -> std::io::Result<String> {
    let mut stream = TcpStream::connect_timeout(&address(service), PATIENCE)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    // `Accept`, because a server of pages may answer only those who want one.
    let (path, address) = (service.path, service.address());
    let request =
        format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nAccept: text/html\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes())?;
    // The status stands within the first bytes: "HTTP/1.1 200".
    let mut beginning = [0; 12];
    stream.read_exact(&mut beginning)?;
    Ok(String::from_utf8_lossy(&beginning).into_owned())
}

fn is_ok(beginning: &str) -> bool {
    beginning.starts_with("HTTP/1.") && beginning.ends_with(" 200")
}

fn address(service: &Service) -> SocketAddr {
    (Ipv4Addr::LOCALHOST, service.port).into()
}

#[cfg(test)]
mod tests {
    use std::io::{BufRead, BufReader};
    use std::thread;

    use super::*;

    #[test]
    fn a_taken_port_is_named_with_the_server_that_needs_it() {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let service = service(&listener);
        let said = free(&service).unwrap_err().to_string();
        assert!(said.contains(&service.port.to_string()) && said.contains("the host needs it"), "{said}");
        drop(listener);
        assert!(free(&service).is_ok());
    }

    #[test]
    fn only_200_counts_as_an_answer() {
        for (answer, expected) in
            [("200 OK", true), ("503 Service Unavailable", false), ("404 Not Found", false)]
        {
            let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
            let service = service(&listener);
            let server = thread::spawn(move || {
                let (mut stream, _) = listener.accept().unwrap();
                // To its end: closing with something unread would reset the connection.
                let mut request = BufReader::new(&stream).lines().map(Result::unwrap);
                assert!(request.any(|line| line.is_empty()));
                stream.write_all(format!("HTTP/1.1 {answer}\r\n\r\n").as_bytes()).unwrap();
            });
            assert_eq!(answers(&service), expected, "{answer}");
            server.join().unwrap();
        }
    }

    fn service(listener: &TcpListener) -> Service {
        Service { name: "host", port: listener.local_addr().unwrap().port(), path: "/", seconds: 1 }
    }
}
