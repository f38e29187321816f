//! Nothing jumps: measured as the browser measures it, `layout-shift`, and by places where it does not.

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

pub(crate) async fn what_was_seen_stays_where_it_was_until_the_grid_stands(world: &World) {
    let widget = &world.widget;
    // How far what comes below is in sight, and where the toolbar is once it is there.
    let places = "const edge = Math.min(document.getElementById('below').getBoundingClientRect().top, innerHeight);
        const bar = ['kind-tab', 'search', 'country'].map((name) => all(`[part~=${name}]`)[0]?.getBoundingClientRect());
        return [edge, ...bar.map((box) => box && [box.left, box.top, box.width, box.height].map(Math.round))]";
    // WebKit's window keeps its size: the page gives the widget less room.
    for style in
        ["footer { height: 600px } body { width: 320px }", "footer { height: 600px } body { width: 700px }"]
    {
        world.server.treat(&[(world.bundle().wasm(), Treatment::Held), ("/api/brands", Treatment::Held)]);
        let body = "<script src=\"/widget/embed.js\"></script><cryptorefills-widget country=\"US\"></cryptorefills-widget>
            <footer id=\"below\">What comes below</footer>";
        world.open(&Page::new(body).style(style)).await;
        widget.wait_until("boxes", "return all('i').some(shown)", Value::Null).await;
        let boxes = widget.evaluate(places, Value::Null).await;
        world.server.treat(&[("/api/brands", Treatment::Held)]);
        widget.wait("root").await;
        frame(world).await;
        let waiting = widget.evaluate(places, Value::Null).await;
        world.server.treat(&[]);
        widget.wait("brand-card").await;
        frame(world).await;
        let grid = widget.evaluate(places, Value::Null).await;
        assert_eq!(boxes[0], grid[0], "from the loader's boxes: {style}");
        assert_eq!(waiting, grid, "from the widget's own: {style}");
        assert!(grid[1].is_array() && grid[2].is_array() && grid[3].is_array(), "{grid}");
    }
}

/// Lets the browser draw twice: what changed before is on the screen and has been judged.
async fn frame(world: &World) {
    let drawn = "return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))";
    world.session.evaluate(drawn, vec![]).await;
}
