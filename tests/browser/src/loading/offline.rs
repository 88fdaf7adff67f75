//! Everything still opens without a network.

use serde_json::Value;
use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, TcpStream};

use crate::Test;
use crate::harness::page::{Page, Setting, Setup};
use crate::lesson::pages::PLAN;

/// The tests of this file.
pub const TESTS: &[Test] = &[Test {
    name: "without a server every part still opens",
    setting: Setting::Desktop,
    run: |page| Box::pin(without_a_network(&page.setup)),
}];

/// The server is stopped, and every page still opens.
async fn without_a_network(setup: &Setup) -> Result<(), String> {
    let (address, server) = forward(&setup.address).await?;
    let page = Page::open(&Setup { address, ..setup.clone() }, Setting::Desktop).await?;
    let result = offline(&page, &server).await;
    page.close().await;
    result
}

async fn offline(page: &Page, server: &tokio::task::JoinHandle<()>) -> Result<(), String> {
    page.go("#/training").await?;
    page.reads("断网也能用").await?;
    page.until("everything is kept", "return document.querySelector('.works-offline').innerText.startsWith('这台设备已经存好')").await?;
    server.abort();
    page.until("the server is gone", "return fetch('./nothing-' + Math.random()).then(() => false, () => true)").await?;
    page.reload().await?;
    for (route, wanted) in [
        ("#/measures/7", "待遇"),
        ("#/tools/care-fund", "党费"),
        (&format!("#/training/present?{PLAN}"), "学懂"),
        ("#/training/cards", "名词卡片"),
        ("#/assessment", ""),
        ("#/self-test", ""),
    ] {
        page.go(route).await?;
        page.until(
            &format!("{route} opens without a network"),
            &format!("return document.querySelectorAll('main#content h1').length === 1 && document.body?.innerText.includes('{wanted}')"),
        )
        .await?;
    }
    // The English texts and the script of the worker are stored as well.
    page.prefer("en", "light", "normal").await?;
    page.until(
        "English is there",
        "return document.documentElement.lang === 'en' && document.querySelector('nav').innerText.includes('Tools')",
    )
    .await?;
    let worker = page
        .run_async(
            "const done = arguments[arguments.length - 1], it = document.getElementById('app').dataset.worker;
             if (!it) return done(true);
             fetch(it).then(answer => done(answer.ok), () => done(false))",
            Vec::new(),
        )
        .await?;
    if worker == Value::Bool(true) { Ok(()) } else { Err("the worker's script is not kept".to_owned()) }
}

/// A proxy to the real server, which can be stopped: its address and its task.
pub async fn forward(to: &str) -> Result<(String, tokio::task::JoinHandle<()>), String> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.map_err(|it| it.to_string())?;
    let port = listener.local_addr().map_err(|it| it.to_string())?.port();
    Ok((format!("http://127.0.0.1:{port}/"), forward_from(listener, to)))
}

/// The same, where it already listens.
pub fn forward_from(listener: TcpListener, to: &str) -> tokio::task::JoinHandle<()> {
    let host = to.trim_start_matches("http://").trim_end_matches('/').to_owned();
    tokio::spawn(async move {
        // Dropped, and so ended, together with the task.
        let mut lines = tokio::task::JoinSet::new();
        while let Ok((mut here, _)) = listener.accept().await {
            let host = host.clone();
            lines.spawn(async move {
                if let Ok(mut there) = TcpStream::connect(&host).await {
                    // Fails where the browser closes the connection, which is no error.
                    let _ = copy_bidirectional(&mut here, &mut there).await;
                }
            });
        }
    })
}
