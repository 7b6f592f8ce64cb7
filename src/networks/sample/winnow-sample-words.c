/* winnow-sample-words.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "networks/sample/winnow-sample-words.h"

/* Invented syllables and plain words; no list of real names went into this.
 * The accents have their plain spelling beside them for handles. */
const WinnowSampleTongue winnow_sample_tongues[WINNOW_SAMPLE_N_TONGUES] = {
  /* English */
  {
    50, "en", " ",
    {
      { "ta", "ta" }, { "bre", "bre" }, { "wil", "wil" }, { "kor", "kor" },
      { "jas", "jas" }, { "mel", "mel" }, { "ro", "ro" }, { "ven", "ven" },
      { "dal", "dal" }, { "fen", "fen" }, { "lor", "lor" }, { "nim", "nim" },
    },
    {
      { "vo", "vo" }, { "la", "la" }, { "ren", "ren" }, { "mi", "mi" },
      { "dra", "dra" }, { "sket", "sket" }, { "nya", "nya" },
      { "bin", "bin" }, { "ther", "ther" }, { "lis", "lis" },
      { "wyn", "wyn" }, { "co", "co" },
    },
    {
      { "ash", "ash" }, { "brack", "brack" }, { "cold", "cold" },
      { "dun", "dun" }, { "ember", "ember" }, { "fal", "fal" },
      { "grim", "grim" }, { "hazel", "hazel" }, { "ivel", "ivel" },
      { "mar", "mar" }, { "quil", "quil" }, { "thorn", "thorn" },
    },
    {
      { "ford", "ford" }, { "by", "by" }, { "worth", "worth" },
      { "lock", "lock" }, { "mere", "mere" }, { "wick", "wick" },
      { "sby", "sby" }, { "den", "den" }, { "cote", "cote" },
      { "field", "field" }, { "stow", "stow" }, { "ley", "ley" },
    },
    {
      "gardening", "old maps", "birds", "bread", "bicycles", "crosswords",
      "trains", "watercolours", "board games", "science fiction",
      "hill walking", "local history",
    },
    {
      "* and *. Opinions my own.",
      "I write about *.",
      "Mostly *, sometimes *.",
      "Retired teacher. * and grandchildren.",
      "*, * and far too much coffee",
      "Software by day, * by night. she/her",
      "Here for * and good company.",
      "Librarian. Amateur of *. he/him",
    },
    {
      "Spent the whole afternoon on *. No regrets.",
      "Does anyone here have a good book about *?",
      "Today: *. Tomorrow: *.",
      "I keep coming back to *.",
      "A thread about * that nobody asked for.",
      "Good morning, friends of *!",
      "Unpopular opinion: * beats *.",
      "Rain again. Time for *.",
    },
  },
  /* German */
  {
    11, "de", " ",
    {
      { "Al", "al" }, { "Bru", "bru" }, { "Dor", "dor" }, { "Fri", "fri" },
      { "Gün", "guen" }, { "Hel", "hel" }, { "Jo", "jo" }, { "Ker", "ker" },
      { "Lü", "lue" }, { "Mal", "mal" }, { "Re", "re" }, { "Wen", "wen" },
    },
    {
      { "win", "win" }, { "de", "de" }, { "tje", "tje" }, { "lo", "lo" },
      { "rik", "rik" }, { "ma", "ma" }, { "ne", "ne" }, { "bert", "bert" },
      { "ka", "ka" }, { "ske", "ske" }, { "dal", "dal" }, { "mir", "mir" },
    },
    {
      { "acker", "acker" }, { "bach", "bach" }, { "dorn", "dorn" },
      { "eich", "eich" }, { "feld", "feld" }, { "grün", "gruen" },
      { "hasel", "hasel" }, { "kalt", "kalt" }, { "lind", "lind" },
      { "moor", "moor" }, { "rot", "rot" }, { "wald", "wald" },
    },
    {
      { "mann", "mann" }, { "hof", "hof" }, { "er", "er" },
      { "stein", "stein" }, { "brück", "brueck" }, { "berger", "berger" },
      { "ling", "ling" }, { "thal", "thal" }, { "wieser", "wieser" },
      { "au", "au" }, { "born", "born" }, { "ner", "ner" },
    },
    {
      "Garten", "alte Karten", "Vögel", "Brot", "Fahrräder", "Rätsel",
      "Eisenbahn", "Aquarelle", "Brettspiele", "Wandern", "Heimatgeschichte",
      "Fotografie",
    },
    {
      "* und *. Hier privat.",
      "Schreibt über *.",
      "Meistens *, manchmal *.",
      "Lehrerin im Ruhestand. *.",
      "*, * und zu viel Kaffee",
      "Tagsüber IT, abends *.",
      "Wegen * hier.",
      "Bibliothekar. Freund von *. er/ihm",
    },
    {
      "Den ganzen Nachmittag nur *. Herrlich.",
      "Kennt jemand ein gutes Buch zum Thema *?",
      "Heute *, morgen *.",
      "Ich komme nicht los von *.",
      "Guten Morgen in die Runde!",
      "Es regnet. Zeit für *.",
      "Kleine Frage zum Thema *.",
      "Mein Wochenende: * und *.",
    },
  },
  /* French */
  {
    9, "fr", " ",
    {
      { "al", "al" }, { "bé", "be" }, { "clo", "clo" }, { "dau", "dau" },
      { "é", "e" }, { "gi", "gi" }, { "ju", "ju" }, { "lo", "lo" },
      { "mar", "mar" }, { "no", "no" }, { "syl", "syl" }, { "ti", "ti" },
    },
    {
      { "nette", "nette" }, { "rin", "rin" }, { "lie", "lie" },
      { "vier", "vier" }, { "dine", "dine" }, { "mée", "mee" },
      { "bert", "bert" }, { "se", "se" }, { "lou", "lou" }, { "tin", "tin" },
      { "phie", "phie" }, { "ric", "ric" },
    },
    {
      { "bel", "bel" }, { "char", "char" }, { "du", "du" }, { "fon", "fon" },
      { "gar", "gar" }, { "la", "la" }, { "mon", "mon" }, { "pré", "pre" },
      { "ro", "ro" }, { "tré", "tre" }, { "val", "val" }, { "ver", "ver" },
    },
    {
      { "lier", "lier" }, { "mont", "mont" }, { "bois", "bois" },
      { "reau", "reau" }, { "cel", "cel" }, { "vigne", "vigne" },
      { "nois", "nois" }, { "chet", "chet" }, { "dier", "dier" },
      { "sac", "sac" }, { "ville", "ville" }, { "rac", "rac" },
    },
    {
      "le jardin", "les cartes", "les oiseaux", "le pain", "le vélo",
      "les trains", "la poésie", "les jeux", "la randonnée", "la photo",
      "le cinéma", "la cuisine",
    },
    {
      "* et *. Propos personnels.",
      "J’écris sur *.",
      "Surtout *, parfois *.",
      "Prof à la retraite. *.",
      "*, * et trop de café",
      "Informatique le jour, * la nuit.",
      "Ici pour *.",
      "Bibliothécaire. J’aime *. elle",
    },
    {
      "Un après-midi entier avec *.",
      "Un bon livre sur le sujet : * ?",
      "Aujourd’hui *, demain *.",
      "Je reviens toujours à ceci : *.",
      "Bonjour à tout le monde !",
      "Il pleut. Vive * !",
      "Petite question sur le thème : *.",
      "Mon week-end : * et *.",
    },
  },
  /* Spanish */
  {
    9, "es", " ",
    {
      { "al", "al" }, { "be", "be" }, { "ca", "ca" }, { "da", "da" },
      { "e", "e" }, { "fa", "fa" }, { "ju", "ju" }, { "lo", "lo" },
      { "ma", "ma" }, { "ro", "ro" }, { "te", "te" }, { "xi", "xi" },
    },
    {
      { "ndro", "ndro" }, { "lina", "lina" }, { "rmo", "rmo" },
      { "nia", "nia" }, { "sio", "sio" }, { "bela", "bela" },
      { "nito", "nito" }, { "ra", "ra" }, { "vio", "vio" }, { "men", "men" },
      { "rico", "rico" }, { "da", "da" },
    },
    {
      { "al", "al" }, { "bar", "bar" }, { "cor", "cor" }, { "du", "du" },
      { "es", "es" }, { "fuen", "fuen" }, { "gar", "gar" }, { "lo", "lo" },
      { "mon", "mon" }, { "or", "or" }, { "pal", "pal" }, { "ri", "ri" },
    },
    {
      { "cázar", "cazar" }, { "bosa", "bosa" }, { "tero", "tero" },
      { "ñal", "nal" }, { "pina", "pina" }, { "varro", "varro" },
      { "dales", "dales" }, { "tillo", "tillo" }, { "seca", "seca" },
      { "mera", "mera" }, { "villa", "villa" }, { "veda", "veda" },
    },
    {
      "el jardín", "los mapas", "los pájaros", "el pan", "la bici",
      "los trenes", "la poesía", "los juegos", "la montaña", "la foto",
      "el cine", "la cocina",
    },
    {
      "* y *. Opiniones mías.",
      "Escribo sobre *.",
      "Casi siempre *, a veces *.",
      "Maestra jubilada. *.",
      "*, * y demasiado café",
      "De día informática, de noche *.",
      "Aquí por *.",
      "Bibliotecario. Me gusta *. él",
    },
    {
      "Toda la tarde con *.",
      "¿Algún buen libro sobre *?",
      "Hoy *, mañana *.",
      "Siempre vuelvo a *.",
      "¡Buenos días a todos!",
      "Llueve. Hora de *.",
      "Una pregunta sobre *.",
      "Mi fin de semana: * y *.",
    },
  },
  /* Portuguese */
  {
    8, "pt", " ",
    {
      { "a", "a" }, { "be", "be" }, { "ca", "ca" }, { "du", "du" },
      { "fla", "fla" }, { "gil", "gil" }, { "ju", "ju" }, { "le", "le" },
      { "mi", "mi" }, { "ra", "ra" }, { "tai", "tai" }, { "vi", "vi" },
    },
    {
      { "nderson", "nderson" }, { "lena", "lena" }, { "ssara", "ssara" },
      { "vio", "vio" }, { "nita", "nita" }, { "mar", "mar" },
      { "lson", "lson" }, { "nara", "nara" }, { "teus", "teus" },
      { "zinho", "zinho" }, { "ti", "ti" }, { "nda", "nda" },
    },
    {
      { "al", "al" }, { "bar", "bar" }, { "car", "car" }, { "du", "du" },
      { "fer", "fer" }, { "gou", "gou" }, { "lou", "lou" }, { "mo", "mo" },
      { "pe", "pe" }, { "ri", "ri" }, { "sa", "sa" }, { "va", "va" },
    },
    {
      { "meida", "meida" }, { "rosa", "rosa" }, { "valho", "valho" },
      { "arte", "arte" }, { "naz", "naz" }, { "veia", "veia" },
      { "zada", "zada" }, { "rinho", "rinho" }, { "çanha", "canha" },
      { "beiro", "beiro" }, { "lgado", "lgado" }, { "reda", "reda" },
    },
    {
      "o jardim", "mapas antigos", "pássaros", "pão", "bicicleta", "trens",
      "poesia", "jogos", "trilhas", "fotografia", "cinema", "cozinha",
    },
    {
      "* e *. Opiniões minhas.",
      "Escrevo sobre *.",
      "Quase sempre *, às vezes *.",
      "Professora aposentada. *.",
      "*, * e café demais",
      "TI de dia, * de noite.",
      "Aqui por *.",
      "Bibliotecário. Gosto de *. ele",
    },
    {
      "A tarde inteira com *.",
      "Algum bom livro sobre *?",
      "Hoje *, amanhã *.",
      "Sempre volto para *.",
      "Bom dia, pessoal!",
      "Chove. Hora de *.",
      "Uma pergunta sobre *.",
      "Meu fim de semana: * e *.",
    },
  },
  /* Japanese */
  {
    8, "ja", "",
    {
      { "あ", "a" }, { "み", "mi" }, { "さ", "sa" }, { "は", "ha" },
      { "ゆ", "yu" }, { "な", "na" }, { "た", "ta" }, { "り", "ri" },
      { "そ", "so" }, { "か", "ka" }, { "ひ", "hi" }, { "と", "to" },
    },
    {
      { "おり", "ori" }, { "なこ", "nako" }, { "ゆた", "yuta" }, { "るの", "runo" },
      { "きか", "kika" }, { "つみ", "tsumi" }, { "らさ", "rasa" }, { "のは", "noha" },
      { "まと", "mato" }, { "みや", "miya" }, { "こう", "kou" }, { "せん", "sen" },
    },
    {
      { "く", "ku" }, { "の", "no" }, { "は", "ha" }, { "み", "mi" },
      { "や", "ya" }, { "お", "o" }, { "ふ", "fu" }, { "な", "na" },
      { "た", "ta" }, { "さ", "sa" }, { "い", "i" }, { "ま", "ma" },
    },
    {
      { "ろかわ", "rokawa" }, { "ぎはら", "gihara" }, { "つせ", "tsuse" },
      { "なもり", "namori" }, { "まうみ", "maumi" }, { "かべ", "kabe" },
      { "じさか", "jisaka" }, { "るせき", "ruseki" }, { "ちはま", "chihama" },
      { "とぬま", "tonuma" }, { "しおか", "shioka" }, { "きざと", "kizato" },
    },
    {
      "庭いじり", "古地図", "野鳥", "パン作り", "自転車", "鉄道", "短歌", "ボードゲーム", "山歩き", "写真",
      "映画", "料理",
    },
    {
      "*と*。発言は個人のものです。",
      "*について書きます。",
      "だいたい*、ときどき*。",
      "元教師。*が好き。",
      "*と*とコーヒー",
      "昼は会社員、夜は*。",
      "*のためにここにいます。",
      "図書館勤務。趣味は*。",
    },
    {
      "午後はずっと*。",
      "*の良い本はありますか？",
      "今日は*、明日は*。",
      "やっぱり*に戻ってくる。",
      "おはようございます！",
      "雨なので*。",
      "*についての質問です。",
      "週末は*と*。",
    },
  },
  /* Greek */
  {
    5, "el", " ",
    {
      { "Α", "a" }, { "Βε", "ve" }, { "Δα", "da" }, { "Ε", "e" },
      { "Ζη", "zi" }, { "Θα", "tha" }, { "Κλε", "kle" }, { "Λυ", "ly" },
      { "Με", "me" }, { "Νε", "ne" }, { "Ρο", "ro" }, { "Φι", "fi" },
    },
    {
      { "λίνα", "lina" }, { "ρανός", "ranos" }, { "μίκα", "mika" },
      { "στωρ", "stor" }, { "νία", "nia" }, { "δώτη", "doti" },
      { "ρία", "ria" }, { "σίμος", "simos" }, { "κτας", "ktas" },
      { "λώνη", "loni" }, { "πίδης", "pidis" }, { "νέα", "nea" },
    },
    {
      { "Αλ", "al" }, { "Βαρ", "var" }, { "Γαλ", "gal" }, { "Δρο", "dro" },
      { "Ζαμ", "zam" }, { "Καλ", "kal" }, { "Λεμ", "lem" }, { "Μαρ", "mar" },
      { "Πετ", "pet" }, { "Ραφ", "raf" }, { "Σελ", "sel" }, { "Φωτ", "fot" },
    },
    {
      { "ανίδης", "anidis" }, { "άκος", "akos" }, { "ωνάς", "onas" },
      { "ιώτης", "iotis" }, { "έας", "eas" }, { "ίνας", "inas" },
      { "ούρης", "ouris" }, { "ατος", "atos" }, { "ένης", "enis" },
      { "αλής", "alis" }, { "όπης", "opis" }, { "ικος", "ikos" },
    },
    {
      "κήπος", "χάρτες", "πουλιά", "ψωμί", "ποδήλατο", "τρένα", "ποίηση",
      "παιχνίδια", "βουνό", "φωτογραφία", "σινεμά", "μαγειρική",
    },
    {
      "* και *. Προσωπικές απόψεις.",
      "Γράφω για: *.",
      "Κυρίως *, πότε πότε *.",
      "Δασκάλα σε σύνταξη. *.",
      "*, * και πολύς καφές",
      "Πληροφορική και *.",
      "Εδώ για: *.",
      "Βιβλιοθήκη, *, θάλασσα.",
    },
    {
      "Όλο το απόγευμα: *.",
      "Κανένα καλό βιβλίο με θέμα *;",
      "Σήμερα *, αύριο *.",
      "Πάντα γυρίζω εδώ: *.",
      "Καλημέρα σε όλους!",
      "Βρέχει. Ώρα για *.",
      "Μια ερώτηση: *.",
      "Σαββατοκύριακο: * και *.",
    },
  },
};

const char * const winnow_sample_nouns[32] = {
  "acorn", "anchor", "barn", "beacon", "canyon", "cedar", "comet", "copper",
  "delta", "ember", "falcon", "fern", "glacier", "harbor", "heron", "island",
  "juniper", "kettle", "lantern", "meadow", "nectar", "orchard", "pebble",
  "quartz", "raven", "saddle", "thicket", "tundra", "velvet", "willow",
  "yarrow", "zephyr",
};

const char * const winnow_sample_adjectives[24] = {
  "amber", "brisk", "calm", "dusty", "early", "fluent", "gentle", "hollow",
  "idle", "jolly", "keen", "little", "misty", "noble", "olive", "plain",
  "quiet", "rapid", "silver", "tidy", "upper", "vivid", "warm", "young",
};

const char * const winnow_sample_pictures[12] = {
  "🌿", "🚲", "📚", "🎨", "🐦", "☕", "🌊", "🧶", "🎲", "🍞", "🚂", "🌻",
};

/* A seller writes a handful of these and hands them out again and again. */
const char * const winnow_sample_bought_bios[6] = {
  "Living my best life",
  "Love to travel and meet new people",
  "Dreamer. Believer. Achiever.",
  "Follow for follow",
  "Just here for fun",
  "Coffee lover and music addict",
};
