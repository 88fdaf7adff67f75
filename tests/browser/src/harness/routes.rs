//! The addresses of the app.

use pack::pack;

/// Every address that needs nothing stored.
pub fn all() -> Vec<String> {
    let mut routes: Vec<String> = kinds().into_iter().map(str::to_owned).collect();
    routes.extend(pack().measures.iter().filter(|it| it.number != 0).map(|it| format!("#/measures/{}", it.number)));
    routes.extend(pack().tools.iter().map(|it| format!("#/tools/{}", it.id)));
    routes
}

/// One address of each kind.
pub fn kinds() -> Vec<&'static str> {
    vec![
        "#/",
        "#/measures",
        "#/measures/7",
        "#/measures/14/3",
        "#/search",
        "#/search?q=%E5%A5%96%E9%87%91",
        "#/glossary",
        "#/ambiguities",
        "#/ambiguities/22",
        "#/coverage",
        "#/tools",
        "#/tools/village-secretary-recruitment",
        "#/tools/bonus-uplift",
        "#/tools/secondment",
        "#/tools/care-fund",
        "#/tools/village-collective-income?a&T=village-collective-income&E=2020.2&income_this_year=10000&sharp_fall_recognised=n&Z",
        "#/entitlements",
        "#/entitlements/ask",
        "#/entitlements/ask/which-1",
        "#/entitlements/ask/birth_date",
        "#/entitlements/ask/answers",
        "#/entitlements?a&P=village_secretary&E=2020.2&D=2020-12-31&birth_date=1978-01-20&consecutive_full_terms=2&secretary_service=2011-01-01~0&Z",
        "#/compare",
        "#/compare?a&P=village_secretary&E=2020.2&D=2020-12-31&birth_date=1978-01-20&Z&a&P=township_civil_servant&E=2020.2&D=2025-12-31&birth_date=1970-12-31&Z",
        "#/assessment",
        "#/rollup",
        "#/rollup/county",
        "#/training",
        "#/training/prepare",
        "#/training/present?m=6.14&for=villages&min=40",
        "#/training/present?m=6.14&for=villages&min=40&at=6",
        "#/training/presenter?m=6.14&for=villages&min=40&at=6",
        "#/training/handout?m=6.14&for=villages&min=40",
        "#/training/steps/village-secretary-recruitment",
        "#/training/scenarios",
        "#/training/cards?m=6",
        "#/training/quiz?s=204518&n=1",
        "#/training/quiz?s=204518&d=hard&n=2",
        "#/training/practice",
        "#/training/paper?s=204518&c=10",
        "#/training/hands?s=204518&k=case&n=1",
        "#/settings",
        "#/about",
        "#/self-test",
        "#/roster",
        "#/no-such-place",
    ]
}
