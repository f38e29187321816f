//! Timers of the page, each cleared when its handle is dropped. None fires for an older setting.
//!
//! Every timer is one function of the module, which is never dropped, bound to a number: a call that comes late, from a
//! machine that slept or from a page that plays with the clock, finds nothing where its timer was.

use js_sys::Function;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

/// What a timer does.
type Work = Rc<dyn Fn()>;

thread_local! {
    /// What fires for which number. A number is given out once.
    static DUE: RefCell<Vec<(u32, Work)>> = const { RefCell::new(Vec::new()) };
    static LAST: Cell<u32> = const { Cell::new(0) };
    static FIRE: Closure<dyn Fn(u32)> = Closure::new(fire);
}

/// A timer: it fires while it is held.
#[must_use = "dropping it clears the timer"]
pub(crate) struct Timer {
    work: Work,
    set: Cell<Option<Set>>,
}

/// A setting of a timer: its number, and the page's handle.
#[derive(Clone, Copy)]
struct Set {
    number: u32,
    handle: Option<i32>,
}

impl Timer {
    /// A timer that is not set.
    pub(crate) fn new(callback: impl Fn() + 'static) -> Self {
        Self { work: Rc::new(callback), set: Cell::new(None) }
    }

    /// A timer that fires once, so many milliseconds from now.
    pub(crate) fn once(milliseconds: u64, work: impl FnOnce() + 'static) -> Self {
        let work = Cell::new(Some(work));
        let timer = Self::new(move || {
            if let Some(work) = work.take() {
                work();
            }
        });
        timer.set(milliseconds);
        timer
    }

    /// A timer that fires again and again, after so many milliseconds each time.
    pub(crate) fn every(milliseconds: i32, work: impl Fn() + 'static) -> Self {
        let timer = Self::new(work);
        timer.set.set(Some(set(&timer.work, milliseconds, true)));
        timer
    }

    /// Fires once, `milliseconds` from now (at most 24 days), and not at the moment set before.
    pub(crate) fn set(&self, milliseconds: u64) {
        self.clear();
        let wait = i32::try_from(milliseconds).unwrap_or(i32::MAX);
        self.set.set(Some(set(&self.work, wait, false)));
    }

    /// Does not fire.
    pub(crate) fn clear(&self) {
        let Some(Set { number, handle }) = self.set.take() else { return };
        DUE.with_borrow_mut(|due| due.retain(|(known, _)| *known != number));
        if let (Some(handle), Some(window)) = (handle, web_sys::window()) {
            // One list holds the handles of both kinds (HTML, timers).
            window.clear_timeout_with_handle(handle);
        }
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        self.clear();
    }
}

/// Does some work so many milliseconds from now, whatever becomes of whoever asked: it has to cope with that.
pub(crate) fn later(milliseconds: i32, work: impl FnOnce() + 'static) {
    detached(milliseconds, Box::new(work));
}

fn detached(milliseconds: i32, work: Box<dyn FnOnce()>) {
    let work = Closure::once_into_js(work);
    if let Some(window) = web_sys::window() {
        let work = work.unchecked_ref();
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(work, milliseconds);
    }
}

/// Not generic: the way into the page is compiled once.
fn set(work: &Work, milliseconds: i32, again: bool) -> Set {
    let number = LAST.get().wrapping_add(1);
    LAST.set(number);
    DUE.with_borrow_mut(|due| due.push((number, Rc::clone(work))));
    // Bound, and not handed over as an argument of the timer: not every page's own timers pass those on.
    let fire = FIRE.with(|fire| {
        let fire: &Function = fire.as_ref().unchecked_ref();
        fire.bind1(&JsValue::NULL, &JsValue::from(number)).unchecked_into::<Function>()
    });
    let handle = web_sys::window().and_then(|window| {
        if again {
            window.set_interval_with_callback_and_timeout_and_arguments_0(&fire, milliseconds)
        } else {
            window.set_timeout_with_callback_and_timeout_and_arguments_0(&fire, milliseconds)
        }
        .ok()
    });
    Set { number, handle }
}

/// A function of its own, so that nothing is borrowed while the work is done.
fn fire(number: u32) {
    let find = |due: &mut Vec<(u32, Work)>| {
        due.iter().find(|(known, _)| *known == number).map(|it| Rc::clone(&it.1))
    };
    if let Some(work) = DUE.with_borrow_mut(find) {
        work();
    }
}
