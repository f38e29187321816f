//! The gallery as the suite's catalogue of screens: every screen in every state by its name, each in front of recorded
//! answers and brought to where it is by the page itself. A story says how screens are looked at, and never how to get
//! there.

use serde_json::{Value, json};

use crate::catalogue::pseudo::{is_pseudo, pseudo_texts};
use crate::wait::until;
use crate::world::World;

const READY: &str = "return document.documentElement.dataset.ready ?? null";

const DRESS: &str =
    "return gallery.dress(arguments[0]).then(() => 'yes', ({ message }) => `waited for ${message}`)";

const NAMES: &str =
    "return gallery.screens.filter(({ group }) => group === arguments[0]).map(({ name }) => name)";

impl World {
    /// The names of a group's screens, in the gallery's order: `Catalogue`, `Brand` or `Order`.
    pub async fn screens(&self, group: &str) -> Vec<String> {
        self.session.goto(&self.address("loading")).await;
        let names = self.session.evaluate(NAMES, vec![json!(group)]).await;
        let names = names.as_array().into_iter().flatten();
        names.filter_map(|name| name.as_str().map(str::to_owned)).collect()
    }

    /// Opens a screen of the gallery, light and in a language of this repository or a pseudo language, and waits until it
    /// stands.
    pub async fn show_screen(&self, screen: &str, lang: &str) {
        self.session.resize(768, 900).await;
        let texts = self.texts(lang);
        let (lang, texts) = texts.map_or((lang, String::new()), |texts| ("en", format!("&texts={texts}")));
        self.session.goto(&format!("{}&lang={lang}{texts}", self.address(screen))).await;
        let word = until(&format!("the screen {screen}"), async || {
            self.session.evaluate(READY, vec![]).await.as_str().map(str::to_owned)
        })
        .await;
        assert_eq!(word, "yes", "{screen}");
    }

    /// Shows the screen that is open in another language and theme.
    pub async fn dress_screen(&self, lang: &str, theme: &str) {
        let look = json!({ "lang": lang, "theme": theme, "texts": self.texts(lang) });
        let word = self.session.evaluate(DRESS, vec![look]).await;
        assert_eq!(word, Value::from("yes"), "{lang}, {theme}");
    }

    /// Where the texts of a pseudo language are from now on; the others are the widget's own.
    fn texts(&self, lang: &str) -> Option<String> {
        is_pseudo(lang).then(|| {
            self.server.offer_texts(pseudo_texts(lang));
            format!("/texts.json?{lang}")
        })
    }

    fn address(&self, screen: &str) -> String {
        format!("{}gallery/demo/gallery.html?theme=light&screen={screen}", self.server.url())
    }
}
