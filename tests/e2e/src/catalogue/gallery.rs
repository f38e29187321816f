//! The gallery as the suite's catalogue of screens: every screen in every state by its name, each in front of recorded
//! answers and brought to where it is by the page itself. A story says how screens are looked at, and never how to get there.

use serde_json::{Value, json};

use crate::catalogue::pseudo::{is_pseudo, pseudo_texts};
use crate::wait::until;
use crate::world::World;

const READY: &str = "return document.documentElement.dataset.ready ?? null";

const DRESS: &str = "const look = arguments[0];
    return import('./gallery_screen.js').then(({ dress }) => dress(look)).then(() => 'yes', ({ message }) => `waited for ${message}`)";

const NAMES: &str = "return import('./gallery_screens.js').then(({ SCREENS }) =>
    SCREENS.filter((screen) => screen.group === arguments[0]).map((screen) => screen.name))";

impl World {
    /// The names of a group's screens, in the gallery's order: `Catalogue`, `Brand` or `Order`.
    pub async fn screens(&self, group: &str) -> Vec<String> {
        self.session.goto(&self.address("loading")).await;
        let names = self.session.evaluate(NAMES, vec![json!(group)]).await;
        let names = names.as_array().into_iter().flatten();
        names.filter_map(|name| name.as_str().map(str::to_owned)).collect()
    }

    /// Opens a screen of the gallery, light and in English, and waits until it stands.
    pub async fn show_screen(&self, screen: &str) {
        self.session.resize(768, 900).await;
        self.session.goto(&self.address(screen)).await;
        let word = until(&format!("the screen {screen}"), async || {
            self.session.evaluate(READY, vec![]).await.as_str().map(str::to_owned)
        })
        .await;
        assert_eq!(word, "yes", "{screen}");
    }

    /// Shows the screen that is open in another language, of this repository or a pseudo language, and theme.
    pub async fn dress_screen(&self, lang: &str, theme: &str) {
        let mut look = json!({ "lang": lang, "theme": theme });
        if is_pseudo(lang) {
            self.server.offer_texts(pseudo_texts(lang));
            look["texts"] = json!(format!("/texts.json?{lang}"));
        }
        let word = self.session.evaluate(DRESS, vec![look]).await;
        assert_eq!(word, Value::from("yes"), "{lang}, {theme}");
    }

    fn address(&self, screen: &str) -> String {
        format!("{}gallery/demo/gallery.html?theme=light&screen={screen}", self.server.url())
    }
}
