//! Records in a file of the state folder. The file is held for one transaction alone, so that copies of the host on one
//! machine share it, and a host that starts overlaps with one that stops.

use std::fs::OpenOptions;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::thread::sleep;
use std::time::{Duration, Instant};

use redb::{Builder, Database, DatabaseError, ReadableTable, TableDefinition};

use super::key::Key;
use super::record::Record;
use super::rules::Change;
use super::store::StoreError;

/// Records by the digest of their key, as JSON.
const RECORDS: TableDefinition<&[u8], &[u8]> = TableDefinition::new("records");

const FILE: &str = "orders.redb";

/// How long to wait for another host's transaction, which takes milliseconds.
const PATIENCE: Duration = Duration::from_secs(5);

const ASK_AGAIN: Duration = Duration::from_millis(2);

/// How often records that are over are cleared away.
const CLEARING: Duration = Duration::from_secs(60);

/// A few records at a time: the cache lives as long as a transaction.
const CACHE: usize = 1 << 20;

/// The file.
#[derive(Debug)]
pub(super) struct Embedded {
    path: PathBuf,
    /// One transaction at a time; and when records were last cleared away.
    turn: Mutex<Option<Instant>>,
}

impl Embedded {
    /// The file in `state_dir`, which is made if it is not there.
    pub(super) fn open(state_dir: &Path) -> Result<Self, StoreError> {
        let embedded = Self { path: state_dir.join(FILE), turn: Mutex::new(None) };
        embedded.database()?;
        Ok(embedded)
    }

    /// Looks at the record of `key` and changes it, with nothing in between. What is put is on disk when this returns.
    pub(super) fn transact<T>(
        &self,
        key: &Key,
        now: u64,
        look: impl FnOnce(Option<&Record>) -> (T, Change),
    ) -> Result<T, StoreError> {
        let mut cleared = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        let database = self.database()?;
        let transaction = database.begin_write().map_err(StoreError::of)?;
        let (looked, is_changed) = {
            let mut records = transaction.open_table(RECORDS).map_err(StoreError::of)?;
            let found = match records.get(key.digest()).map_err(StoreError::of)? {
                // A record that cannot be read is not a free key.
                Some(found) => Some(serde_json::from_slice(found.value()).map_err(StoreError::of)?),
                None => None,
            };
            let (looked, change) = look(found.as_ref());
            match &change {
                Change::Keep => {}
                Change::Put(record) => {
                    let text = serde_json::to_vec(record).map_err(StoreError::of)?;
                    records.insert(key.digest(), &*text).map_err(StoreError::of)?;
                }
                Change::Delete => {
                    records.remove(key.digest()).map_err(StoreError::of)?;
                }
            }
            let is_changed = change != Change::Keep;
            if is_changed && cleared.is_none_or(|cleared| cleared.elapsed() >= CLEARING) {
                let is_kept = |text: &[u8]| {
                    serde_json::from_slice(text).map_or(true, |record: Record| !record.is_over(now))
                };
                records.retain(|_, text| is_kept(text)).map_err(StoreError::of)?;
                *cleared = Some(Instant::now());
            }
            (looked, is_changed)
        };
        if is_changed {
            transaction.commit().map_err(StoreError::of)?;
        } else {
            transaction.abort().map_err(StoreError::of)?;
        }
        Ok(looked)
    }

    fn database(&self) -> Result<Database, StoreError> {
        let began = Instant::now();
        loop {
            let mut options = OpenOptions::new();
            options.read(true).write(true).create(true).truncate(false);
            #[cfg(unix)]
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
            let file = options.open(&self.path).map_err(StoreError::of)?;
            match Builder::new().set_cache_size(CACHE).create_file(file) {
                Err(DatabaseError::DatabaseAlreadyOpen) if began.elapsed() < PATIENCE => sleep(ASK_AGAIN),
                opened => return opened.map_err(StoreError::of),
            }
        }
    }
}
