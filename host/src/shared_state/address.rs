//! Where a Redis answers. Its password gets into no message.

use std::fmt;
use std::net::IpAddr;
use std::path::PathBuf;
use std::str::FromStr;

use redis::{ConnectionInfo, IntoConnectionInfo};
use reqwest::Url;
use thiserror::Error;

/// `redis://` or, with TLS, `rediss://`; perhaps a user and a password; a host; perhaps a port and a database's number.
/// `?ca=FILE` names the certificates that a server with TLS is known by, in place of those of the web.
#[derive(Clone, Eq, PartialEq)]
pub struct RedisAddress {
    url: Url,
    authorities: Option<PathBuf>,
}

/// Why a text is no [`RedisAddress`]. It never repeats the text, which may have a password.
#[derive(Clone, Copy, Debug, Eq, Error, PartialEq)]
pub enum RedisAddressError {
    /// It is not `redis://…` or `rediss://…` with a host.
    #[error(
        "not an address such as redis://127.0.0.1:6379 or rediss://user:password@redis.example:6379/0 (in a password, \
         what is neither a letter nor a digit is percent-encoded)"
    )]
    NotRedis,
    /// The path is not the number of a database.
    #[error("the path of a Redis address is the number of a database, such as /0")]
    Database,
    /// A user without a password.
    #[error("a Redis address has a user, and no password: user:password@, or :password@ alone, is wanted")]
    UserAlone,
    /// A query or a fragment that means nothing here.
    #[error("a Redis address ends after the database, but for ?ca=FILE of a rediss:// address")]
    Extras,
}

impl RedisAddress {
    /// Whether orders' ids and the password can be read on the way there.
    pub fn is_unprotected(&self) -> bool {
        let host = self.host();
        let is_here = host.parse().map_or(host == "localhost", |address: IpAddr| address.is_loopback());
        !self.has_tls() && !is_here
    }

    pub(crate) fn has_tls(&self) -> bool {
        self.url.scheme() == "rediss"
    }

    /// The file of certificates, if one is named.
    pub(crate) fn authorities(&self) -> Option<&PathBuf> {
        self.authorities.as_ref()
    }

    /// The same, as the client takes it.
    pub(crate) fn to_connection_info(&self) -> redis::RedisResult<ConnectionInfo> {
        self.url.clone().into_connection_info()
    }

    fn host(&self) -> &str {
        self.url.host_str().unwrap_or_default().trim_matches(['[', ']'])
    }
}

impl FromStr for RedisAddress {
    type Err = RedisAddressError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        use RedisAddressError::{Database, Extras, NotRedis, UserAlone};
        let mut url = Url::parse(text.trim()).map_err(|_| NotRedis)?;
        let has_host = url.host_str().is_some_and(|host| !host.is_empty());
        if !matches!(url.scheme(), "redis" | "rediss") || !has_host || url.port() == Some(0) {
            return Err(NotRedis);
        }
        let database = url.path().trim_start_matches('/');
        if !database.bytes().all(|byte| byte.is_ascii_digit()) || url.path().len() > database.len() + 1 {
            return Err(Database);
        }
        if !database.is_empty() && database.parse::<u16>().is_err() {
            return Err(Database);
        }
        if !url.username().is_empty() && url.password().is_none_or(str::is_empty) {
            return Err(UserAlone);
        }
        let named: Vec<_> = url.query_pairs().into_owned().collect();
        let authorities = match named.as_slice() {
            [] => None,
            [(name, file)] if name == "ca" && !file.is_empty() && url.scheme() == "rediss" => {
                Some(PathBuf::from(file))
            }
            _ => return Err(Extras),
        };
        if url.fragment().is_some() {
            return Err(Extras);
        }
        url.set_query(None);
        let address = Self { url, authorities };
        // Whatever else the client refuses, such as 0.0.0.0.
        address.to_connection_info().map_err(|_| NotRedis)?;
        Ok(address)
    }
}

impl fmt::Display for RedisAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}", self.url.scheme(), self.url.host_str().unwrap_or_default())?;
        self.url.port().map_or(Ok(()), |port| write!(f, ":{port}"))?;
        write!(f, "{}", self.url.path())
    }
}

impl fmt::Debug for RedisAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RedisAddress({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_a_host_and_perhaps_more() {
        for (text, shown, user, password, database) in [
            ("redis://127.0.0.1", "redis://127.0.0.1", None, None, 0),
            (" redis://redis:6380/ ", "redis://redis:6380/", None, None, 0),
            ("REDIS://[::1]:6379/15", "redis://[::1]:6379/15", None, None, 15),
            ("redis://:p%40ss@redis.example/2", "redis://redis.example/2", None, Some("p@ss"), 2),
            (
                "rediss://user:secret@r.example:6379",
                "rediss://r.example:6379",
                Some("user"),
                Some("secret"),
                0,
            ),
        ] {
            let address: RedisAddress = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
            assert_eq!(address.to_string(), shown);
            let info = address.to_connection_info().unwrap();
            let settings = info.redis_settings();
            assert_eq!((settings.username(), settings.password(), settings.db()), (user, password, database));
            assert_eq!(address.has_tls(), shown.starts_with("rediss"));
        }
    }

    #[test]
    fn what_cannot_work_is_refused_without_being_repeated() {
        use RedisAddressError::{Database, Extras, NotRedis, UserAlone};
        for (text, error) in [
            ("", NotRedis),
            ("redis", NotRedis),
            ("redis:", NotRedis),
            ("redis://", NotRedis),
            ("redis:///0", NotRedis),
            ("redis://:secret@", NotRedis),
            ("redis://:secret@:6379", NotRedis),
            ("redis://h:99999", NotRedis),
            ("redis://h:0", NotRedis),
            ("redis://0.0.0.0", NotRedis),
            ("http://h", NotRedis),
            ("redis+unix:///run/redis.sock", NotRedis),
            ("redis://h/abc", Database),
            ("redis://h/-1", Database),
            ("redis://h/0/1", Database),
            ("redis://h//1", Database),
            ("redis://h/99999999", Database),
            ("redis://secret@h", UserAlone),
            ("redis://secret:@h", UserAlone),
            ("redis://:secret@h?protocol=resp3", Extras),
            ("redis://:secret@h?ca=file.pem", Extras),
            ("rediss://:secret@h?ca=", Extras),
            ("rediss://:secret@h?ca=a&ca=b", Extras),
            ("rediss://:secret@h#insecure", Extras),
        ] {
            assert_eq!(text.parse::<RedisAddress>(), Err(error), "{text}");
            assert!(!error.to_string().contains("secret"));
        }
    }

    #[test]
    fn a_password_is_in_no_message() {
        let address: RedisAddress = "rediss://user:secret@h/1?ca=/etc/ca.pem".parse().unwrap();
        let told = format!("{address} {address:?} {:?}", crate::SharedStore::at(address.clone()));
        assert!(!told.contains("secret") && !told.contains("user"), "{told}");
        assert_eq!(address.authorities(), Some(&PathBuf::from("/etc/ca.pem")));
    }

    #[test]
    fn what_is_sent_to_another_machine_without_tls_can_be_read() {
        for (text, is_unprotected) in [
            ("redis://127.0.0.1", false),
            ("redis://[::1]", false),
            ("redis://localhost:1", false),
            ("redis://10.0.0.1", true),
            ("redis://redis", true),
            ("rediss://redis.example", false),
        ] {
            assert_eq!(text.parse::<RedisAddress>().unwrap().is_unprotected(), is_unprotected, "{text}");
        }
    }
}
