//! The one place where the flow lives while the page runs. Views read from it and send events; it hands effects to the
//! shell. It decides nothing.

use crate::domain::combobox::Combobox;
use crate::domain::flow::{Event, Flow};
use crate::domain::time::PageMs;
use crate::ui::dom::erased_memo::ErasedMemo;
use crate::ui::shell::deferred;
use crate::ui::shell::deferred::Wait;
use crate::ui::shell::effects::Shell;
use crate::ui::words::{Texts, intl};
use leptos::prelude::*;
use std::sync::Arc;

/// A handle that every view has.
#[derive(Clone, Copy)]
pub(crate) struct Store {
    flow: RwSignal<Flow>,
    texts: RwSignal<Arc<Texts>>,
    /// The page's monotonic clock, moved once a second while a countdown is shown.
    pub(crate) now: RwSignal<PageMs>,
    /// What the status region says to those who listen.
    pub(crate) said: RwSignal<String>,
    /// The country field and its list.
    pub(crate) combobox: RwSignal<Combobox>,
    /// Whether the shopper waits for what follows the grid.
    pub(crate) wait: RwSignal<Wait>,
    shell: StoredValue<Shell, LocalStorage>,
}

impl Store {
    /// A store for a new element.
    pub(crate) fn new(flow: Flow, texts: Texts, shell: Shell) -> Self {
        Self {
            flow: RwSignal::new(flow),
            texts: RwSignal::new(Arc::new(texts)),
            now: RwSignal::new(shell.now()),
            said: RwSignal::new(String::new()),
            combobox: RwSignal::new(Combobox::default()),
            wait: RwSignal::new(Wait::No),
            shell: StoredValue::new_local(shell),
        }
    }

    /// Takes an event in and performs what follows from it.
    pub(crate) fn send(&self, event: Event) {
        let Some(now) = self.shell.try_with_value(Shell::now) else { return };
        self.now.set(now);
        self.with_shell(Shell::keep_place);
        let purchasing = self.with_shell(|shell| shell.deferred.get()).flatten();
        let taken = self.flow.try_update(|flow| match purchasing {
            Some(purchasing) => Ok(purchasing.update(flow, event, now)),
            None => flow.update_grid(event),
        });
        match taken {
            Some(Ok(effects)) => self.perform(effects),
            Some(Err(event)) => deferred::wait(*self, *event),
            None => {}
        }
    }

    /// Performs effects, in their order.
    pub(crate) fn perform(&self, effects: Vec<crate::domain::flow::Effect>) {
        let store = *self;
        self.shell
            .try_with_value(|shell| effects.into_iter().for_each(|effect| shell.perform(store, effect)));
    }

    /// Works with the shell, as long as the element lives.
    pub(crate) fn with_shell<T>(&self, work: impl FnOnce(&Shell) -> T) -> Option<T> {
        self.shell.try_with_value(work)
    }

    /// Reads from the flow; whoever computes with it is computed again when the flow changes.
    pub(crate) fn read<T>(&self, read: impl FnOnce(&Flow) -> T) -> T {
        self.flow.with(read)
    }

    /// Reads from the flow once.
    pub(crate) fn peek<T>(&self, read: impl FnOnce(&Flow) -> T) -> T {
        self.flow.with_untracked(read)
    }

    /// A value of the flow that tells its readers only when it has changed.
    pub(crate) fn memo<T: PartialEq + Clone + Send + Sync + 'static>(
        &self,
        read: impl Fn(&Flow) -> T + Send + Sync + 'static,
    ) -> ErasedMemo<T> {
        let flow = self.flow;
        ErasedMemo::new(move || flow.with(&read))
    }

    /// Moves the clock of countdowns.
    pub(crate) fn tick(&self) {
        if let Some(now) = self.shell.try_with_value(Shell::now) {
            self.with_shell(Shell::keep_place);
            self.now.set(now);
        }
    }

    /// Says something through the status region; nothing takes back what was said.
    pub(crate) fn say(&self, words: String) {
        let _ = self.said.try_set(words);
    }

    /// The text of a key.
    pub(crate) fn t(&self, key: &str) -> String {
        self.fill(key, &[])
    }

    /// The text of a key with its places filled.
    pub(crate) fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.texts.with_untracked(|texts| texts.fill(key, values))
    }

    /// The text of a key with its places filled, if there is such a text and all its values are there.
    pub(crate) fn try_fill(&self, key: &str, values: &[(&str, &str)]) -> Option<String> {
        self.texts.with_untracked(|texts| texts.try_fill(key, values))
    }

    /// Changes the language of everything that is shown. Words that only come to those which are there change nothing.
    pub(crate) fn set_texts(&self, texts: Texts) {
        let texts = Arc::new(texts);
        if self.texts.with_untracked(|shown| texts.contains(shown)) {
            self.texts.update_untracked(|shown| *shown = texts);
        } else {
            self.with_shell(Shell::keep_place);
            self.texts.set(texts);
        }
    }

    /// The words that are shown, to be told from others.
    pub(crate) fn texts(&self) -> Arc<Texts> {
        self.texts.get_untracked()
    }

    /// Makes whoever computes with it compute again when the language changes.
    pub(crate) fn track_language(&self) {
        self.texts.track();
    }

    /// The language of the words, and of all that is formatted. The data's may be another one: `flow.config.lang`.
    pub(crate) fn lang(&self) -> String {
        self.texts.with_untracked(|texts| texts.lang().to_owned())
    }

    /// A country's name in that language.
    pub(crate) fn country_name(&self, code: &str) -> String {
        intl::country_name(code, &self.lang())
    }

    /// A number in that language.
    pub(crate) fn number(&self, number: &str) -> String {
        self.texts.with_untracked(|texts| texts.number(number))
    }

    /// What a label says in that language: money is written anew, the API's own words stay.
    pub(crate) fn face_value(&self, label: &str) -> String {
        intl::face_value(label, &self.lang())
    }
}
