//! A small .xls, written here as MS-XLS and MS-CFB ask: no crate that is kept up writes them any more.

/// What is put into a cell.
pub enum Put {
    Text(&'static str),
    /// A text in the record itself, as older writers do.
    Label(&'static str),
    Number(f64),
    /// Whole numbers side by side.
    Numbers(Vec<i32>),
    Day(f64),
    Truth(bool),
    /// A formula with its stored text, or without.
    Formula(Option<&'static str>),
    Fault,
}

/// What a workbook is.
#[derive(Default)]
pub struct Old {
    pub cells: Vec<(u16, u16, Put)>,
    /// First and last row, first and last column, from 0.
    pub merged: Vec<[u16; 4]>,
    pub from_1904: bool,
    pub password: bool,
    /// Whether texts are stored in two records, cut within a text.
    pub cut_texts: bool,
    /// Whether a chart stands among the cells, with records of its own.
    pub chart: bool,
}

fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    [&kind.to_le_bytes(), &u16::try_from(data.len()).unwrap().to_le_bytes(), data].concat()
}

fn wide(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn length(text: &str) -> u16 {
    u16::try_from(text.encode_utf16().count()).unwrap()
}

/// The workbook's own stream.
pub fn stream(old: &Old) -> Vec<u8> {
    let texts: Vec<&str> = old.cells.iter().filter_map(|it| if let Put::Text(text) = it.2 { Some(text) } else { None }).collect();
    let begin = |what: u16| record(0x0809, &[&0x0600_u16.to_le_bytes(), &what.to_le_bytes(), [0; 12].as_slice()].concat());
    let mut globals = begin(0x0005);
    if old.password {
        globals.extend(record(0x002F, &[1, 0, 1, 0, 1, 0]));
    }
    globals.extend(record(0x0042, &1200_u16.to_le_bytes()));
    if old.from_1904 {
        globals.extend(record(0x0022, &[1, 0]));
    }
    let code = "yyyy\"年\"m\"月\"";
    globals.extend(record(0x041E, &[&200_u16.to_le_bytes(), &length(code).to_le_bytes(), [1].as_slice(), &wide(code)].concat()));
    for format in [0_u16, 200] {
        globals.extend(record(0x00E0, &[&[0, 0], &format.to_le_bytes(), [0; 16].as_slice()].concat()));
    }
    let place = globals.len() + 4;
    globals.extend(record(0x0085, &[&[0; 4], [0, 0, 2, 1].as_slice(), &wide("台账")].concat()));
    let count = u32::try_from(texts.len()).unwrap().to_le_bytes();
    let mut table: Vec<u8> = [count, count].concat();
    let mut records = Vec::new();
    for (at, text) in texts.iter().enumerate() {
        table.extend([&length(text).to_le_bytes(), [1].as_slice()].concat());
        let bytes = wide(text);
        // Cut within the second text: the rest says anew that its characters take two bytes.
        let cut = if old.cut_texts && at == 1 { 2 } else { bytes.len() };
        table.extend(&bytes[..cut]);
        if cut < bytes.len() {
            records.push(std::mem::take(&mut table));
            table.push(1);
            table.extend(&bytes[cut..]);
        }
    }
    records.push(table);
    for (at, data) in records.iter().enumerate() {
        globals.extend(record(if at == 0 { 0x00FC } else { 0x003C }, data));
    }
    globals.extend(record(0x000A, &[]));
    let start = u32::try_from(globals.len()).unwrap();
    globals[place..place + 4].copy_from_slice(&start.to_le_bytes());

    let mut sheet = begin(0x0010);
    if old.chart {
        sheet.extend([begin(0x0020), record(0x0203, &[0; 14]), record(0x000A, &[])].concat());
    }
    let mut text = 0_u32;
    for (row, column, put) in &old.cells {
        let head = |format: u16| [row.to_le_bytes(), column.to_le_bytes(), format.to_le_bytes()].concat();
        let formula = |value: [u8; 8]| record(0x0006, &[head(0), value.to_vec(), vec![0; 6], vec![3, 0, 0x1E, 1, 0]].concat());
        sheet.extend(match put {
            Put::Text(_) => {
                text += 1;
                record(0x00FD, &[head(0), (text - 1).to_le_bytes().to_vec()].concat())
            }
            Put::Label(text) => record(0x0204, &[head(0), length(text).to_le_bytes().to_vec(), vec![1], wide(text)].concat()),
            Put::Number(number) => record(0x0203, &[head(0), number.to_le_bytes().to_vec()].concat()),
            Put::Day(number) => record(0x0203, &[head(1), number.to_le_bytes().to_vec()].concat()),
            Put::Numbers(numbers) => {
                let cells: Vec<u8> =
                    numbers.iter().flat_map(|it| [&[0, 0], (it.cast_unsigned() << 2 | 2).to_le_bytes().as_slice()].concat()).collect();
                let last = column + u16::try_from(numbers.len()).unwrap() - 1;
                record(0x00BD, &[row.to_le_bytes().to_vec(), column.to_le_bytes().to_vec(), cells, last.to_le_bytes().to_vec()].concat())
            }
            Put::Truth(truth) => record(0x0205, &[head(0), vec![u8::from(*truth), 0]].concat()),
            Put::Fault => record(0x0205, &[head(0), vec![0x17, 1]].concat()),
            Put::Formula(None) => formula([0, 0, 0, 0, 0, 0, 0xFF, 0xFF]),
            Put::Formula(Some(text)) => [
                formula([0, 0, 0, 0, 0, 0, 0xFF, 0xFF]),
                record(0x0207, &[length(text).to_le_bytes().to_vec(), vec![1], wide(text)].concat()),
            ]
            .concat(),
        });
    }
    if !old.merged.is_empty() {
        let areas: Vec<u8> = old.merged.iter().flatten().flat_map(|it| it.to_le_bytes()).collect();
        sheet.extend(record(0x00E5, &[u16::try_from(old.merged.len()).unwrap().to_le_bytes().to_vec(), areas].concat()));
    }
    sheet.extend(record(0x000A, &[]));
    [globals, sheet].concat()
}

/// A compound file with one stream.
pub fn compound(name: &str, stream: &[u8]) -> Vec<u8> {
    const FREE: u32 = 0xFFFF_FFFF;
    const END: u32 = 0xFFFF_FFFE;
    // Streams of at least 4096 bytes lie in whole sectors.
    let length = stream.len().max(4096);
    let sectors = length.div_ceil(512);
    // Sector 0 is the table, 1 the directory, the stream from 2 on: up to 126 sectors.
    assert!(sectors + 2 <= 128, "the fixture is small");
    let mut header = vec![0; 512];
    header[..8].copy_from_slice(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
    header[24..34].copy_from_slice(&[0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0]);
    let mut put = |at: usize, number: u32| header[at..at + 4].copy_from_slice(&number.to_le_bytes());
    put(44, 1);
    put(48, 1);
    put(56, 4096);
    put(60, END);
    put(68, END);
    put(76, 0);
    (1..109).for_each(|it| put(76 + it * 4, FREE));
    let mut table = vec![0xFFFF_FFFD_u32, END];
    table.extend((0..sectors).map(|it| if it + 1 == sectors { END } else { u32::try_from(it + 3).unwrap() }));
    table.resize(128, FREE);
    let entry = |name: &str, kind: u8, child: u32, start: u32, length: usize| {
        let mut entry = vec![0; 128];
        let name = wide(name);
        entry[..name.len()].copy_from_slice(&name);
        entry[64..66].copy_from_slice(&u16::try_from(name.len() + 2).unwrap().to_le_bytes());
        entry[66] = kind;
        entry[67] = 1;
        for (at, number) in [(68, FREE), (72, FREE), (76, child), (116, start), (120, u32::try_from(length).unwrap())] {
            entry[at..at + 4].copy_from_slice(&number.to_le_bytes());
        }
        entry
    };
    let mut directory = [entry("Root Entry", 5, 1, END, 0), entry(name, 2, FREE, 2, length)].concat();
    directory.resize(512, 0);
    let mut body = stream.to_vec();
    body.resize(sectors * 512, 0);
    [header, table.iter().flat_map(|it| it.to_le_bytes()).collect(), directory, body].concat()
}

/// An .xls.
pub fn xls(old: &Old) -> Vec<u8> {
    compound("Workbook", &stream(old))
}
