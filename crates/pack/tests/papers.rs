//! The papers tell the truth: the paths that they name exist.

use std::path::Path;

#[test]
fn every_path_that_the_map_names_exists() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let map = std::fs::read_to_string(top.join("ARCHITECTURE.md")).unwrap_or_default();
    let mut named = 0;
    for path in map.split('`').skip(1).step_by(2).filter(|it| it.contains('/') && !it.contains([' ', '=', '*', '→', ':'])) {
        named += 1;
        assert!(top.join(path).exists(), "ARCHITECTURE.md names {path}, which does not exist");
    }
    assert!(20 < named, "the map names only {named} paths");
}

#[test]
fn every_command_of_the_readmes_exists() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let known = std::fs::read_to_string(top.join("xtask/src/main.rs")).unwrap_or_default();
    for name in ["README.md", "README.zh-CN.md"] {
        let text = std::fs::read_to_string(top.join(name)).unwrap_or_default();
        let commands: Vec<&str> = text.match_indices("cargo xtask ").filter_map(|(at, found)| text.get(at + found.len()..)).collect();
        assert!(3 <= commands.len(), "{name} names {} commands", commands.len());
        for rest in commands {
            let command: String = rest.chars().take_while(|it| it.is_ascii_alphanumeric() || *it == '-').collect();
            assert!(
                command == "help" || known.contains(&format!("cmd {command} {{")),
                "{name} names `cargo xtask {command}`, which does not exist"
            );
        }
    }
}

#[test]
fn every_picture_of_the_readmes_exists() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    for name in ["README.md", "README.zh-CN.md"] {
        let text = std::fs::read_to_string(top.join(name)).unwrap_or_default();
        let pictures: Vec<&str> =
            text.split("](").skip(1).filter_map(|it| it.split(')').next()).filter(|it| it.ends_with(".png")).collect();
        assert!(!pictures.is_empty(), "{name} shows no picture");
        for picture in pictures {
            assert!(top.join(picture).is_file(), "{name} shows {picture}, which does not exist");
        }
    }
}
