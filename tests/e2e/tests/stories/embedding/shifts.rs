//! Nothing jumps: measured as the browser measures it, `layout-shift`.

use cryptorefills_e2e::{Page, Treatment, World};
use serde_json::Value;

pub(crate) async fn nothing_jumps_from_the_first_box_to_the_grid(world: &World) {
    let widget = &world.widget;
    let shifts = "for (const entry of window.shifts.takeRecords()) window.noted.push(entry);
        return window.noted.map((entry) => [entry.value, ...entry.sources.map((source) => source.node?.id)])";
    for (width, height) in [(320, 640), (768, 1024), (1280, 900)] {
        world.session.resize(width, height).await;
        // Three stages: the loader's boxes, the widget's own, and the grid.
        world.server.treat(&[(world.bundle().wasm(), Treatment::Held), ("/api/brands", Treatment::Held)]);
        let body = "<script src=\"/widget/embed.js\"></script><cryptorefills-widget country=\"US\"></cryptorefills-widget>
            <footer id=\"below\">What comes below</footer>";
        world.open(&Page::new(body).style("footer { height: 600px }")).await;
        let observe = "window.noted = [];
            window.shifts = new PerformanceObserver((list) => window.noted.push(...list.getEntries()));
            window.shifts.observe({ type: 'layout-shift', buffered: true })";
        world.session.evaluate(observe, vec![]).await;
        widget.wait_until("boxes", "return all('i').some(shown)", Value::Null).await;
        frame(world).await;
        world.server.treat(&[("/api/brands", Treatment::Held)]);
        widget.wait("root").await;
        frame(world).await;
        world.server.treat(&[]);
        widget.wait("brand-card").await;
        frame(world).await;
        let shifted = world.session.evaluate(shifts, vec![]).await;
        let values = shifted.as_array().into_iter().flatten().filter_map(|shift| shift[0].as_f64());
        assert!(values.sum::<f64>() < 0.02, "at {width} pixels: {shifted}");
    }
}

/// Lets the browser draw twice: what changed before is on the screen and has been judged.
async fn frame(world: &World) {
    let drawn = "return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))";
    world.session.evaluate(drawn, vec![]).await;
}
