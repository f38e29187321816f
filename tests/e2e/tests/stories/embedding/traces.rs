//! What the page can notice of the widget beside the element: nothing. Names, prototypes, listeners and timers are
//! compared with those of the page before.

use cryptorefills_e2e::{Page, Policy, World, until};
use serde_json::{Value, json};

/// Notes every global, every member of every prototype, and from now on the page's listeners and timers.
const NOTE: &str = "
    const kept = document.documentElement.kept = { listeners: new Map(), timers: new Set() };
    const globals = () => {
        const found = new Map();
        for (const name of Object.getOwnPropertyNames(window)) {
            const global = Object.getOwnPropertyDescriptor(window, name)?.value;
            found.set(name, typeof global === 'function' ? global : typeof global);
            if (typeof global !== 'function') continue;
            for (const holder of [global, global.prototype ?? {}]) {
                for (const member of Reflect.ownKeys(holder)) {
                    const its = Object.getOwnPropertyDescriptor(holder, member);
                    const where = holder === global ? '' : '.prototype';
                    found.set(`${name}${where}.${String(member)}`, its.value ?? its.get ?? its.set);
                }
            }
        }
        return found;
    };
    const page = (target) => target === window || target === document || target === document.body
        || target === document.documentElement || target instanceof MediaQueryList;
    for (const [method, step] of [['addEventListener', 1], ['removeEventListener', -1]]) {
        const real = EventTarget.prototype[method];
        EventTarget.prototype[method] = function (type, ...rest) {
            if (page(this ?? window)) kept.listeners.set(type, (kept.listeners.get(type) ?? 0) + step);
            return real.call(this ?? window, type, ...rest);
        };
    }
    for (const [set, clear] of [['setTimeout', 'clearTimeout'], ['setInterval', 'clearInterval']]) {
        const real = { set: window[set], clear: window[clear] };
        window[set] = (call, wait, ...words) => {
            const id = real.set.call(window, (...words) => {
                if (set === 'setTimeout') kept.timers.delete(id);
                call(...words);
            }, wait, ...words);
            kept.timers.add(id);
            return id;
        };
        window[clear] = (id) => (kept.timers.delete(id), real.clear.call(window, id));
    }
    kept.globals = globals;
    kept.head = document.head.children.length;
    kept.before = globals();";

/// What is there and was not, or is another than it was; then the listeners and timers that are left, and what came
/// into the page's head.
const COMPARE: &str = "
    const kept = document.documentElement.kept;
    const after = kept.globals();
    const names = new Set([...kept.before.keys(), ...after.keys()]);
    // Whoever drives the browser leaves names of its own.
    const changed = [...names].filter((name) => !/^(ret_nodes|se_exportedFunctionSymbol)\\b/.test(name))
        .filter((name) => !Object.is(kept.before.get(name), after.get(name)));
    const head = [...document.head.children].map((child) => child.localName);
    const listeners = [...kept.listeners].filter(([, count]) => count !== 0);
    return [changed, listeners, kept.timers.size, head.slice(kept.head)]";

pub(crate) async fn nothing_global_is_left_but_the_element(world: &World) {
    world.open(&Page::new("<p>A page</p>").policy(Policy::Absent)).await;
    world.session.evaluate(NOTE, vec![]).await;
    let inserted = "const script = document.createElement('script');
        script.src = '/widget/embed.js';
        document.head.append(script);
        document.body.append(document.createElement('cryptorefills-widget'))";
    world.session.evaluate(inserted, vec![]).await;
    world.order_steam().await;
    let while_it_stands = world.session.evaluate(COMPARE, vec![]).await;
    assert_eq!(while_it_stands[0], json!([]), "what is global");
    assert_ne!(while_it_stands[1], json!([]), "an order listens to the page");

    world.session.evaluate("document.querySelector('cryptorefills-widget').remove()", vec![]).await;
    until("nothing to be left", async || {
        let left: Value = world.session.evaluate(COMPARE, vec![]).await;
        (left == json!([[], [], 0, ["script"]])).then_some(())
    })
    .await;
}
