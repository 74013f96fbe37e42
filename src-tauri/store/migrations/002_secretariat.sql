-- The entities as the log has left them: one table for each kind of thing, one column for each field.
-- An id is 16 bytes; dates and times are ISO 8601 text. `clock` says which change wrote each field
-- (src/stamp.rs). Any field may be empty: the fields of a row need not arrive together.

CREATE TABLE helsefellesskap (
    id       BLOB PRIMARY KEY,
    navn     TEXT,
    maalform TEXT,
    mal      TEXT,
    slettet  INTEGER NOT NULL DEFAULT 0,
    clock    BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE part (
    id              BLOB PRIMARY KEY,
    helsefellesskap BLOB,
    art             TEXT,
    navn            TEXT,
    slettet         INTEGER NOT NULL DEFAULT 0,
    clock           BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX part_helsefellesskap ON part (helsefellesskap);

CREATE TABLE person (
    id       BLOB PRIMARY KEY,
    navn     TEXT,
    stilling TEXT,
    part     BLOB,
    epost    TEXT,
    telefon  TEXT,
    slettet  INTEGER NOT NULL DEFAULT 0,
    clock    BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX person_part ON person (part);

CREATE TABLE utvalg (
    id                  BLOB PRIMARY KEY,
    helsefellesskap     BLOB,
    over                BLOB,
    navn                TEXT,
    kortnavn            TEXT,
    nivaa               INTEGER,
    art                 TEXT,
    maalform            TEXT,
    myndighet           TEXT,
    fra                 TEXT,
    til                 TEXT,
    nummerering         TEXT, -- JSON
    utsatt_nummer       TEXT,
    beslutningsform     TEXT,
    godkjenning         TEXT,
    regler              TEXT, -- JSON
    frister             TEXT, -- JSON
    moeter_per_aar      TEXT, -- JSON
    protokolltilfoersel TEXT,
    faste_saker         TEXT, -- JSON
    sekretariat         TEXT, -- JSON
    forfall_til         TEXT,
    til_tekst           TEXT,
    kopi_tekst          TEXT,
    stedsnavn           TEXT,
    moetested           TEXT,
    slettet             INTEGER NOT NULL DEFAULT 0,
    clock               BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX utvalg_helsefellesskap ON utvalg (helsefellesskap);
CREATE INDEX utvalg_over ON utvalg (over);

CREATE TABLE plass (
    id          BLOB PRIMARY KEY,
    utvalg      BLOB,
    art         TEXT,
    part        BLOB,
    betegnelse  TEXT,
    rolle       TEXT,
    rettighet   TEXT,
    teller      INTEGER, -- 0 or 1
    rekkefoelge TEXT,
    fra         TEXT,
    til         TEXT,
    merknad     TEXT,
    slettet     INTEGER NOT NULL DEFAULT 0,
    clock       BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX plass_utvalg ON plass (utvalg);

CREATE TABLE oppnevning (
    id      BLOB PRIMARY KEY,
    plass   BLOB,
    person  BLOB,
    som     TEXT,
    nummer  INTEGER,
    fra     TEXT,
    til     TEXT,
    slettet INTEGER NOT NULL DEFAULT 0,
    clock   BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX oppnevning_plass ON oppnevning (plass);
CREATE INDEX oppnevning_person ON oppnevning (person);

CREATE TABLE sak (
    id            BLOB PRIMARY KEY,
    tittel        TEXT,
    arkivsaksnr   TEXT,
    type          TEXT,
    meldt_av      TEXT,
    meldt         TEXT,
    saksansvarlig TEXT,
    utvalg        BLOB,
    tilstand      TEXT,
    skjerming     TEXT, -- JSON
    neste_steg    TEXT,
    frist         TEXT,
    kommer_fra    BLOB,
    slettet       INTEGER NOT NULL DEFAULT 0,
    clock         BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sak_utvalg ON sak (utvalg);
CREATE INDEX sak_kommer_fra ON sak (kommer_fra);

CREATE TABLE forankring (
    id      BLOB PRIMARY KEY,
    sak     BLOB,
    part    TEXT,
    hvor    TEXT,
    dato    TEXT,
    slettet INTEGER NOT NULL DEFAULT 0,
    clock   BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX forankring_sak ON forankring (sak);

CREATE TABLE vedlegg (
    id       BLOB PRIMARY KEY,
    sak      BLOB,
    moetesak BLOB,
    nummer   INTEGER,
    tittel   TEXT,
    unntatt  INTEGER, -- 0 or 1
    filnavn  TEXT,
    sha256   TEXT,
    slettet  INTEGER NOT NULL DEFAULT 0,
    clock    BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX vedlegg_sak ON vedlegg (sak);
CREATE INDEX vedlegg_moetesak ON vedlegg (moetesak);

CREATE TABLE moete (
    id                  BLOB PRIMARY KEY,
    utvalg              BLOB,
    felles_med          TEXT, -- JSON
    nummer              TEXT,
    dato                TEXT,
    start               TEXT,
    slutt               TEXT,
    tid_merknad         TEXT,
    sted                TEXT,
    lenke               TEXT,
    form                TEXT,
    art                 TEXT,
    tilstand            TEXT,
    innkalt             TEXT,
    kort_varsel         TEXT,
    moeteleder          BLOB,
    referent            BLOB,
    arkivsaksnr         TEXT,
    arkivsaksnr_referat TEXT,
    satt                TEXT,
    hevet               TEXT,
    naa                 BLOB,
    aapning             TEXT,
    neste_moete         TEXT,
    referat_sendes      TEXT,
    merknadsfrist       TEXT,
    planlagte_pauser    TEXT, -- JSON
    slettet             INTEGER NOT NULL DEFAULT 0,
    clock               BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX moete_utvalg ON moete (utvalg);

CREATE TABLE pause (
    id      BLOB PRIMARY KEY,
    moete   BLOB,
    fra     TEXT,
    til     TEXT,
    slettet INTEGER NOT NULL DEFAULT 0,
    clock   BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX pause_moete ON pause (moete);

CREATE TABLE moetesak (
    id                BLOB PRIMARY KEY,
    moete             BLOB,
    sak               BLOB,
    rekkefoelge       TEXT,
    behandles_av      TEXT, -- JSON
    numre             TEXT, -- JSON
    tittel            TEXT,
    type              TEXT,
    innleder          TEXT,
    planlagt          TEXT,
    vedlegg           TEXT,
    fast              TEXT,
    under             BLOB,
    lagt_til_i_moetet INTEGER, -- 0 or 1
    skjerming         TEXT, -- JSON
    startet           TEXT,
    avsluttet         TEXT,
    lukket_fra        TEXT,
    lukket_til        TEXT,
    utfall            TEXT,
    enighet           TEXT,
    merknad           TEXT,
    kommer_fra        BLOB,
    videre            TEXT, -- JSON
    slettet           INTEGER NOT NULL DEFAULT 0,
    clock             BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX moetesak_moete ON moetesak (moete);
CREATE INDEX moetesak_sak ON moetesak (sak);
CREATE INDEX moetesak_kommer_fra ON moetesak (kommer_fra);

CREATE TABLE melding (
    id          BLOB PRIMARY KEY,
    moetesak    BLOB,
    rekkefoelge TEXT,
    tittel      TEXT,
    fra_moete   BLOB,
    slettet     INTEGER NOT NULL DEFAULT 0,
    clock       BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX melding_moetesak ON melding (moetesak);

CREATE TABLE frammoete (
    id          BLOB PRIMARY KEY,
    moete       BLOB,
    person      BLOB,
    plass       BLOB,
    navn        TEXT,
    stilling    TEXT,
    art         TEXT,
    rolle       TEXT,
    rolle_tekst TEXT,
    rettighet   TEXT,
    teller      INTEGER, -- 0 or 1
    vara_for    BLOB,
    status      TEXT,
    merknad     TEXT,
    rekkefoelge TEXT,
    slettet     INTEGER NOT NULL DEFAULT 0,
    clock       BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX frammoete_moete ON frammoete (moete);
CREATE INDEX frammoete_person ON frammoete (person);

CREATE TABLE tilstedevaerelse (
    id      BLOB PRIMARY KEY,
    moete   BLOB,
    person  BLOB,
    fra     TEXT,
    til     TEXT,
    grunn   TEXT,
    slettet INTEGER NOT NULL DEFAULT 0,
    clock   BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX tilstedevaerelse_moete ON tilstedevaerelse (moete);

CREATE TABLE habilitet (
    id         BLOB PRIMARY KEY,
    moetesak   BLOB,
    person     BLOB,
    utfall     TEXT,
    grunn      TEXT,
    hjemmel    TEXT,
    fratraadte TEXT,
    tiltraadte TEXT,
    slettet    INTEGER NOT NULL DEFAULT 0,
    clock      BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX habilitet_moetesak ON habilitet (moetesak);

CREATE TABLE forslag (
    id       BLOB PRIMARY KEY,
    moetesak BLOB,
    av       TEXT,
    kl       TEXT,
    tekst    TEXT,
    status   TEXT,
    slettet  INTEGER NOT NULL DEFAULT 0,
    clock    BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX forslag_moetesak ON forslag (moetesak);

CREATE TABLE standpunkt (
    id          BLOB PRIMARY KEY,
    moetesak    BLOB,
    art         TEXT,
    part        BLOB,
    hvem        TEXT,
    tekst       TEXT,
    bundet      INTEGER, -- 0 or 1
    rekkefoelge TEXT,
    slettet     INTEGER NOT NULL DEFAULT 0,
    clock       BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX standpunkt_moetesak ON standpunkt (moetesak);

CREATE TABLE protokolltilfoersel (
    id       BLOB PRIMARY KEY,
    moetesak BLOB,
    person   BLOB,
    fra      TEXT,
    tekst    TEXT,
    slettet  INTEGER NOT NULL DEFAULT 0,
    clock    BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX protokolltilfoersel_moetesak ON protokolltilfoersel (moetesak);

CREATE TABLE oppfoelging (
    id          BLOB PRIMARY KEY,
    utvalg      BLOB,
    moetesak    BLOB,
    behandlet_i BLOB,
    saksnummer  TEXT,
    oppgave     TEXT,
    ansvarlig   TEXT,
    part        BLOB,
    frist       TEXT,
    status      TEXT,
    unntatt     INTEGER, -- 0 or 1
    rekkefoelge TEXT,
    slettet     INTEGER NOT NULL DEFAULT 0,
    clock       BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX oppfoelging_utvalg ON oppfoelging (utvalg);
CREATE INDEX oppfoelging_moetesak ON oppfoelging (moetesak);
CREATE INDEX oppfoelging_behandlet_i ON oppfoelging (behandlet_i);

CREATE TABLE referat (
    id         BLOB PRIMARY KEY,
    moete      BLOB,
    versjon    INTEGER,
    tilstand   TEXT,
    forseglet  TEXT,
    innhold    TEXT,
    godkjent_i BLOB,
    merknad    TEXT,
    slettet    INTEGER NOT NULL DEFAULT 0,
    clock      BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX referat_moete ON referat (moete);

CREATE TABLE merknad (
    id      BLOB PRIMARY KEY,
    referat BLOB,
    fra     TEXT,
    dato    TEXT,
    tekst   TEXT,
    slettet INTEGER NOT NULL DEFAULT 0,
    clock   BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX merknad_referat ON merknad (referat);

CREATE TABLE rettelse (
    id         BLOB PRIMARY KEY,
    moetesak   BLOB,
    gjelder    BLOB,
    saksnummer TEXT,
    tekst      TEXT,
    fra        TEXT,
    slettet    INTEGER NOT NULL DEFAULT 0,
    clock      BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX rettelse_moetesak ON rettelse (moetesak);
CREATE INDEX rettelse_gjelder ON rettelse (gjelder);

CREATE TABLE dokument (
    id       BLOB PRIMARY KEY,
    moete    BLOB,
    art      TEXT,
    maalform TEXT,
    filnavn  TEXT,
    sha256   TEXT,
    sider    INTEGER,
    laget    TEXT,
    versjon  INTEGER,
    slettet  INTEGER NOT NULL DEFAULT 0,
    clock    BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX dokument_moete ON dokument (moete);
