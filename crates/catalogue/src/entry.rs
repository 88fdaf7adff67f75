//! What is searched: everything that a reader can open, with all that its page says of it.

use std::borrow::Cow;

use policy::explain::wording::figure_in_words;
use policy::model::document::{Chapter, Measure, Provision};
use policy::model::fact::FactKind;
use policy::model::glossary::{Ambiguity, Term};
use policy::model::ids::{ProvisionId, ToolId};
use policy::model::pack::Pack;
use policy::model::parameter::Parameter;
use policy::model::reference::Synonym;
use policy::model::text::{Language, Text};
use policy::model::tool::Tool;

/// Something that a reader can open.
pub struct Entry<'p> {
    /// Which one.
    pub target: Target,
    /// Its text.
    pub fields: Vec<Field<'p>>,
}

/// Where a hit leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// The chapter with that number.
    Chapter(u8),
    /// The measure with that number; 0 is the lead-in.
    Measure(u8),
    /// One provision.
    Provision(ProvisionId),
    /// One tool.
    Tool(ToolId),
    /// A position in [`Pack::glossary`].
    Term(u16),
    /// The ambiguity with that number.
    Ambiguity(u8),
    /// What the document and the pack are.
    About,
}

/// The sorts of things that can be opened, in the order in which they are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Chapters, measures and what the document is.
    Measures,
    /// Provisions.
    Provisions,
    /// Tools.
    Tools,
    /// Glossary terms.
    Terms,
    /// Ambiguities.
    Ambiguities,
}

impl Target {
    /// Which sort of thing it is.
    pub fn kind(self) -> Kind {
        match self {
            Target::Chapter(_) | Target::Measure(_) | Target::About => Kind::Measures,
            Target::Provision(_) => Kind::Provisions,
            Target::Tool(_) => Kind::Tools,
            Target::Term(_) => Kind::Terms,
            Target::Ambiguity(_) => Kind::Ambiguities,
        }
    }
}

/// A text of an entry.
pub struct Field<'p> {
    /// What the text is to its entry.
    pub part: Part,
    /// The language it is in.
    pub language: Language,
    /// The text, as it is shown.
    pub text: Cow<'p, str>,
    /// Of a word by which people search: how many things it means before this one.
    pub rank: u8,
}

/// What a text is to its entry, the most telling first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// By what number it is called.
    Number,
    /// Its title.
    Title,
    /// Another name for it.
    Alias,
    /// A word by which people search for it.
    Synonym,
    /// Its text.
    Text,
    /// The document's own words.
    Phrase,
    /// What it leaves open or what speaks against it.
    Open,
    /// All the rest: who, when, what is asked.
    Note,
}

/// Everything in a pack that can be opened, in the order of the document.
pub fn entries(pack: &Pack) -> Vec<Entry<'_>> {
    let tools = (0u16..).zip(&pack.tools).map(|(at, it)| tool(pack, ToolId(at), it));
    let terms = (0u16..).zip(&pack.reference.glossary).map(|(at, it)| term(at, it));
    let all = pack
        .chapters
        .iter()
        .map(chapter)
        .chain(pack.measures.iter().map(measure))
        .chain([about(pack)])
        .chain(pack.provisions().map(|it| provision(pack, it)))
        .chain(tools)
        .chain(terms)
        .chain(pack.reference.ambiguities.iter().map(ambiguity));
    let mut all: Vec<Entry<'_>> = all.collect();
    all.iter_mut().for_each(|it| it.add_synonyms(&pack.reference.synonyms));
    all
}

impl<'p> Entry<'p> {
    fn new(target: Target, title: &'p Text) -> Entry<'p> {
        Entry { target, fields: Vec::new() }.with(Part::Title, title)
    }

    fn with(mut self, part: Part, text: &'p Text) -> Entry<'p> {
        self.add(part, Language::Chinese, &text.zh);
        self.add(part, Language::English, &text.en);
        self
    }

    fn with_all(self, part: Part, texts: impl IntoIterator<Item = &'p Text>) -> Entry<'p> {
        texts.into_iter().fold(self, |it, text| it.with(part, text))
    }

    /// The document's own words, which are Chinese.
    fn with_words(mut self, part: Part, words: &'p str) -> Entry<'p> {
        self.add(part, Language::Chinese, words);
        self
    }

    fn numbered(mut self, zh: impl Into<Cow<'p, str>>, en: impl Into<Cow<'p, str>>) -> Entry<'p> {
        self.add(Part::Number, Language::Chinese, zh);
        self.add(Part::Number, Language::English, en);
        self
    }

    /// The words by which people search for it.
    fn add_synonyms(&mut self, synonyms: &'p [Synonym]) {
        for synonym in synonyms {
            let rank = match self.target {
                Target::Provision(id) => synonym.provisions.iter().position(|it| *it == id),
                Target::Tool(id) => synonym.tools.iter().position(|it| *it == id),
                Target::Chapter(_) | Target::Measure(_) | Target::Term(_) | Target::Ambiguity(_) | Target::About => None,
            };
            let Some(rank) = rank.and_then(|it| u8::try_from(it).ok()) else { continue };
            for (words, language) in [(&synonym.words, Language::Chinese), (&synonym.english, Language::English)] {
                self.fields.extend(words.iter().map(|it| Field { part: Part::Synonym, language, text: it.into(), rank }));
            }
        }
    }

    fn add(&mut self, part: Part, language: Language, text: impl Into<Cow<'p, str>>) {
        let text = text.into();
        if !text.is_empty() {
            self.fields.push(Field { part, language, text, rank: 0 });
        }
    }
}

fn chapter(chapter: &Chapter) -> Entry<'_> {
    let number = in_characters(chapter.number);
    Entry::new(Target::Chapter(chapter.number), &chapter.title).numbered(format!("第{number}部分"), format!("Chapter {}", chapter.number))
}

fn measure(measure: &Measure) -> Entry<'_> {
    let entry = Entry::new(Target::Measure(measure.number), &measure.title).with(Part::Text, &measure.summary);
    if measure.number == 0 {
        return entry;
    }
    let mut entry = entry.numbered(measure.number.to_string(), format!("Measure {}", measure.number));
    entry.add(Part::Number, Language::Chinese, format!("第{}条", measure.number));
    entry.add(Part::Number, Language::Chinese, format!("第{}条", in_characters(measure.number)));
    entry
}

fn about(pack: &Pack) -> Entry<'_> {
    Entry::new(Target::About, &pack.title)
        .with(Part::Alias, &pack.short_title)
        .with_all(Part::Note, [&pack.issuer, &pack.place, &pack.status, &pack.source_note, &pack.disclaimer])
}

fn provision<'p>(pack: &'p Pack, provision: &'p Provision) -> Entry<'p> {
    let actors = provision.owed_by.iter().chain(&provision.serves).filter_map(|it| pack.actor_at(*it));
    let figures: Vec<&Parameter> = provision.figures.iter().filter_map(|it| pack.parameter_at(*it)).collect();
    let mut entry = Entry::new(Target::Provision(provision.id), &provision.heading)
        .numbered(provision.id.to_string(), provision.id.to_string())
        .with(Part::Text, &provision.text)
        .with_words(Part::Phrase, &provision.key_phrase)
        .with_all(Part::Open, &provision.silent)
        .with_all(Part::Note, provision.owed_note.iter().chain(&provision.related).chain(&provision.timing.text))
        .with_all(Part::Note, actors.map(|it| &it.label));
    for figure in figures {
        if figure.key_phrase != provision.key_phrase {
            entry = entry.with_words(Part::Phrase, &figure.key_phrase);
        }
        entry = entry.with(Part::Note, &figure.label);
        for language in [Language::Chinese, Language::English] {
            entry.add(Part::Note, language, figure_in_words(figure.value, figure.unit, language));
        }
    }
    entry
}

fn tool<'p>(pack: &'p Pack, id: ToolId, tool: &'p Tool) -> Entry<'p> {
    let mut entry = Entry::new(Target::Tool(id), &tool.title)
        .with(Part::Text, &tool.question)
        .with_all(Part::Note, &tool.notes)
        .with_all(Part::Note, tool.outputs.iter().map(|it| &it.label))
        .with_all(
            Part::Note,
            [&tool.verdicts.met, &tool.verdicts.not_met, &tool.verdicts.unknown]
                .into_iter()
                .chain(&tool.verdicts.pending)
                .chain(tool.verdicts.cases.iter().map(|it| &it.text)),
        );
    for reading in &tool.readings {
        entry = entry.with(Part::Open, &reading.label).with_all(Part::Open, reading.choices.iter().flat_map(|it| [&it.label, &it.reason]));
    }
    for fact in tool.facts.iter().filter_map(|it| pack.fact_at(*it)) {
        entry = entry.with(Part::Note, &fact.label).with_all(Part::Note, fact.help.iter().chain(&fact.decided_by));
        if let FactKind::Choice(choices) = &fact.kind {
            entry = entry.with_all(Part::Note, choices.iter().map(|it| &it.label));
        }
    }
    entry
}

fn term(at: u16, term: &Term) -> Entry<'_> {
    let mut entry = Entry { target: Target::Term(at), fields: Vec::new() }.with_words(Part::Title, &term.term);
    entry.add(Part::Title, Language::English, &term.english);
    for also in &term.also {
        entry = entry.with_words(Part::Alias, also);
    }
    entry.with(Part::Text, &term.plain).with_all(Part::Open, &term.doubt)
}

fn ambiguity(ambiguity: &Ambiguity) -> Entry<'_> {
    let number = format!("A{}", ambiguity.number);
    Entry::new(Target::Ambiguity(ambiguity.number), &ambiguity.question)
        .numbered(number.clone(), number)
        .with_words(Part::Phrase, &ambiguity.phrase)
        .with(Part::Text, &ambiguity.taken)
        .with_all(Part::Open, &ambiguity.others)
        .with(Part::Note, &ambiguity.reason)
}

/// 1 to 99 in Chinese characters, as the document numbers itself.
pub fn in_characters(number: u8) -> String {
    let digit = |it: u8| ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"].get(usize::from(it)).copied().unwrap_or_default();
    let (tens, ones) = (number / 10, number % 10);
    match tens {
        0 => digit(ones).to_owned(),
        1 => format!("十{}", digit(ones)),
        2.. => format!("{}十{}", digit(tens), digit(ones)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_the_document_writes_them() {
        let written = [1, 9, 10, 11, 19, 20, 21, 93].map(in_characters);
        assert_eq!(written, ["一", "九", "十", "十一", "十九", "二十", "二十一", "九十三"]);
    }
}
