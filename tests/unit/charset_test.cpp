// decode/charset: what bytes are that are not UTF-8. The bytes are made by ICU from sentences
// written for this test.
#include "detect/charset.hpp"

#include <gtest/gtest.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <string>
#include <string_view>
#include <vector>

#include "degarble/degarble.hpp"
#include "detect/declarations.hpp"
#include "detect/signs.hpp"
#include "random.hpp"

namespace degarble {
namespace {

using namespace std::literals;

std::string encoded(std::string_view utf8, const char* converter) {
  const auto text = icu::UnicodeString::fromUTF8(std::string(utf8));
  UErrorCode status = U_ZERO_ERROR;
  UConverter* const to = ucnv_open(converter, &status);
  ucnv_setFromUCallBack(to, UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  std::string bytes(static_cast<std::size_t>(text.length()) * 4 + 16, '\0');
  const std::int32_t length =
      ucnv_fromUChars(to, bytes.data(), static_cast<std::int32_t>(bytes.size()), text.getBuffer(),
                      text.length(), &status);
  ucnv_close(to);
  EXPECT_TRUE(U_SUCCESS(status)) << converter << ": " << utf8;
  bytes.resize(static_cast<std::size_t>(length));
  return bytes;
}

std::string decoded(std::string_view bytes) { return Fixer({.select = {"decode"}}).fix(bytes); }

// Lines of one language, and the converters of the encodings that it was written in.
struct Sample {
  std::string_view code;
  std::vector<const char*> converters;
  std::vector<std::string_view> lines;
};

const std::vector<Sample>& samples() {
  static const std::vector<Sample> kSamples = {
      {"de",
       {"windows-1252", "macintosh", "ibm-850_P100-1995"},
       {"N\u00E4chste Woche fahren wir f\u00FCr ein paar Tage an den Bodensee.",
        "Die Stra\u00DFe zum Bahnhof ist wegen Bauarbeiten gesperrt.",
        "K\u00F6nnen Sie mir bitte sagen, wo die B\u00FCcherei ist?",
        "Es w\u00E4re sch\u00F6n, wenn du fr\u00FCher kommen k\u00F6nntest.",
        "Er hat das Gesch\u00E4ft an seine j\u00FCngere Schwester \u00FCbergeben."}},
      {"fr",
       {"windows-1252", "macintosh"},
       {"Nous avons pass\u00E9 l\u2019\u00E9t\u00E9 dernier chez ma grand-m\u00E8re.",
        "Le march\u00E9 est ferm\u00E9 \u00E0 cause de la f\u00EAte du village.",
        "O\u00F9 est-ce que tu as trouv\u00E9 cette vieille lampe cass\u00E9e ?",
        "Elle a pr\u00E9par\u00E9 un g\u00E2teau tr\u00E8s l\u00E9ger pour le go\u00FBter.",
        "Les \u00E9l\u00E8ves \u00E9taient d\u00E9j\u00E0 rentr\u00E9s \u00E0 la maison."}},
      {"es",
       {"windows-1252", "macintosh"},
       {"Ma\u00F1ana por la ma\u00F1ana iremos a la monta\u00F1a con los ni\u00F1os.",
        "El cami\u00F3n lleg\u00F3 tarde y no pudo entrar en el almac\u00E9n.",
        "\u00BFQu\u00E9 te pareci\u00F3 la pel\u00EDcula que vimos el s\u00E1bado?",
        "Mi t\u00EDa vive en un pueblo peque\u00F1o cerca de Almer\u00EDa.",
        "La reuni\u00F3n ser\u00E1 a las diez en la sala del \u00FAltimo piso."}},
      {"pt",
       {"windows-1252", "macintosh"},
       {"Amanh\u00E3 n\u00E3o vou \u00E0 praia porque tenho uma reuni\u00E3o.",
        "A esta\u00E7\u00E3o fica atr\u00E1s do mercado, \u00E0 direita.",
        "Voc\u00EA j\u00E1 comeu o p\u00E3o que a minha irm\u00E3 fez?",
        "As crian\u00E7as est\u00E3o a brincar no jardim at\u00E9 \u00E0s seis.",
        "N\u00E3o h\u00E1 raz\u00E3o para mudar a decis\u00E3o agora."}},
      {"it",
       {"windows-1252", "macintosh"},
       {"La citt\u00E0 \u00E8 pi\u00F9 bella quando c\u2019\u00E8 poca gente.",
        "Perch\u00E9 non sei venuto? Ti abbiamo aspettato fino a mezzanotte e non \u00E8 servito.",
        "Domani sar\u00E0 gi\u00E0 troppo tardi per la visita al museo.",
        "Il caff\u00E8 \u00E8 pronto, ma lo zucchero \u00E8 finito.",
        "Pu\u00F2 darsi che luned\u00EC il negozio rimanga chiuso."}},
      {"sv",
       {"windows-1252", "macintosh"},
       {"P\u00E5 m\u00E5ndag b\u00F6rjar den nya utst\u00E4llningen p\u00E5 mus\u00E9et.",
        "Vi \u00E5kte b\u00E5t \u00F6ver sj\u00F6n innan det blev m\u00F6rkt.",
        "Hon k\u00F6pte tv\u00E5 p\u00E5sar \u00E4pplen och en limpa br\u00F6d.",
        "\u00C4r det n\u00E5gon som har sett min gr\u00F6na v\u00E4ska?",
        "Det g\u00E5r ett t\u00E5g till Malm\u00F6 klockan \u00E5tta i kv\u00E4ll."}},
      {"fi",
       {"windows-1252", "ISO-8859-15"},
       {"T\u00E4n\u00E4 kes\u00E4n\u00E4 menemme m\u00F6kille j\u00E4rven rannalle.",
        "\u00C4iti leipoi p\u00F6yd\u00E4lle kolme l\u00E4mmint\u00E4 piirakkaa.",
        "Miss\u00E4 p\u00E4in kaupunkia sin\u00E4 nyky\u00E4\u00E4n ty\u00F6skentelet?",
        "H\u00E4n ei ehtinyt k\u00E4yd\u00E4 kaupassa ennen sen sulkemista.",
        "S\u00E4\u00E4 on ollut viime p\u00E4ivin\u00E4 pilvinen ja kylm\u00E4."}},
      {"pl",
       {"windows-1250", "ISO-8859-2", "ibm-852_P100-1995"},
       {"Jutro pojedziemy do \u0141odzi odwiedzi\u0107 moj\u0105 babci\u0119.",
        "Czy mo\u017Cesz mi po\u017Cyczy\u0107 t\u0119 ksi\u0105\u017Ck\u0119 na kilka dni?",
        "Dzieci bawi\u0142y si\u0119 w ogrodzie, a\u017C zrobi\u0142o si\u0119 ciemno.",
        "S\u0105siad naprawi\u0142 p\u0142ot, kt\u00F3ry przewr\u00F3ci\u0142 si\u0119 podczas "
        "burzy.",
        "Wczoraj kupi\u0142em \u015Bwie\u017Cy chleb i troch\u0119 \u017C\u00F3\u0142tego sera."}},
      {"cs",
       {"windows-1250", "ISO-8859-2", "ibm-852_P100-1995"},
       {"Z\u00EDtra r\u00E1no pojedeme vlakem k babi\u010Dce na vesnici.",
        "M\u016F\u017Ee\u0161 mi pros\u00EDm t\u011B p\u016Fj\u010Dit tu \u010Dervenou "
        "kn\u00ED\u017Eku?",
        "V\u010Dera ve\u010Der pr\u0161elo a d\u011Bti musely z\u016Fstat doma.",
        "Koupil jsem \u010Derstv\u00FD chl\u00E9b a trochu m\u00E1sla k ve\u010De\u0159i.",
        "\u0158idi\u010D autobusu \u010Dekal, a\u017E v\u0161ichni nastoup\u00ED."}},
      {"hu",
       {"windows-1250", "ISO-8859-2", "ibm-852_P100-1995"},
       {"Holnap reggel elutazunk a nagymam\u00E1hoz vid\u00E9kre.",
        "K\u00F6lcs\u00F6nadn\u00E1d nekem azt a k\u00F6nyvet n\u00E9h\u00E1ny napra?",
        "A gyerekek a kertben j\u00E1tszottak, am\u00EDg be nem s\u00F6t\u00E9tedett.",
        "Tegnap friss kenyeret \u00E9s egy kis sajtot vettem.",
        "A szomsz\u00E9d megjav\u00EDtotta a ker\u00EDt\u00E9st, amely kid\u0151lt a viharban."}},
      {"hr",
       {"windows-1250", "ISO-8859-2"},
       {"Sutra ujutro idemo vlakom u posjet baki na selo.",
        "Mo\u017Ee\u0161 li mi posuditi tu knjigu na nekoliko dana?",
        "Djeca su se igrala u vrtu dok nije pao mrak, a onda su oti\u0161la ku\u0107i.",
        "Ju\u010Der sam kupio svje\u017Ei kruh i malo sira za ve\u010Deru.",
        "Susjed je popravio ogradu koja se sru\u0161ila u oluji, ali jo\u0161 nije zavr\u0161io."}},
      {"ru",
       {"windows-1251", "KOI8-R", "ibm-866_P100-1995", "ISO-8859-5"},
       {"\u0417\u0430\u0432\u0442\u0440\u0430 \u0443\u0442\u0440\u043E\u043C \u043C\u044B "
        "\u043F\u043E\u0435\u0434\u0435\u043C \u043D\u0430 \u043F\u043E\u0435\u0437\u0434\u0435 "
        "\u043A \u0431\u0430\u0431\u0443\u0448\u043A\u0435 \u0432 "
        "\u0434\u0435\u0440\u0435\u0432\u043D\u044E.",
        "\u0422\u044B \u043C\u043E\u0436\u0435\u0448\u044C "
        "\u043E\u0434\u043E\u043B\u0436\u0438\u0442\u044C \u043C\u043D\u0435 \u044D\u0442\u0443 "
        "\u043A\u043D\u0438\u0433\u0443 \u043D\u0430 "
        "\u043D\u0435\u0441\u043A\u043E\u043B\u044C\u043A\u043E \u0434\u043D\u0435\u0439?",
        "\u0414\u0435\u0442\u0438 \u0438\u0433\u0440\u0430\u043B\u0438 \u0432 "
        "\u0441\u0430\u0434\u0443, \u043F\u043E\u043A\u0430 \u043D\u0435 "
        "\u0441\u0442\u0430\u043B\u043E \u0442\u0435\u043C\u043D\u043E.",
        "\u0412\u0447\u0435\u0440\u0430 \u044F \u043A\u0443\u043F\u0438\u043B "
        "\u0441\u0432\u0435\u0436\u0438\u0439 \u0445\u043B\u0435\u0431 \u0438 "
        "\u043D\u0435\u043C\u043D\u043E\u0433\u043E \u0441\u044B\u0440\u0430.",
        "\u0421\u043E\u0441\u0435\u0434 \u043F\u043E\u0447\u0438\u043D\u0438\u043B "
        "\u0437\u0430\u0431\u043E\u0440, \u043A\u043E\u0442\u043E\u0440\u044B\u0439 "
        "\u0443\u043F\u0430\u043B \u0432\u043E \u0432\u0440\u0435\u043C\u044F "
        "\u0433\u0440\u043E\u0437\u044B."}},
      {"uk",
       {"windows-1251", "KOI8-U"},
       {"\u0417\u0430\u0432\u0442\u0440\u0430 \u0432\u0440\u0430\u043D\u0446\u0456 \u043C\u0438 "
        "\u043F\u043E\u0457\u0434\u0435\u043C\u043E \u043F\u043E\u0442\u044F\u0433\u043E\u043C "
        "\u0434\u043E \u0431\u0430\u0431\u0443\u0441\u0456 \u0432 \u0441\u0435\u043B\u043E.",
        "\u0427\u0438 \u043C\u043E\u0436\u0435\u0448 \u0442\u0438 "
        "\u043F\u043E\u0437\u0438\u0447\u0438\u0442\u0438 \u043C\u0435\u043D\u0456 \u0446\u044E "
        "\u043A\u043D\u0438\u0436\u043A\u0443 \u043D\u0430 \u043A\u0456\u043B\u044C\u043A\u0430 "
        "\u0434\u043D\u0456\u0432?",
        "\u0414\u0456\u0442\u0438 \u0433\u0440\u0430\u043B\u0438\u0441\u044F \u0432 "
        "\u0441\u0430\u0434\u0443, \u0434\u043E\u043A\u0438 \u043D\u0435 "
        "\u0441\u0442\u0435\u043C\u043D\u0456\u043B\u043E.",
        "\u0423\u0447\u043E\u0440\u0430 \u044F \u043A\u0443\u043F\u0438\u0432 "
        "\u0441\u0432\u0456\u0436\u0438\u0439 \u0445\u043B\u0456\u0431 \u0456 "
        "\u0442\u0440\u043E\u0445\u0438 \u0441\u0438\u0440\u0443.",
        "\u0421\u0443\u0441\u0456\u0434 \u043F\u043E\u043B\u0430\u0433\u043E\u0434\u0438\u0432 "
        "\u043F\u0430\u0440\u043A\u0430\u043D, \u044F\u043A\u0438\u0439 \u0443\u043F\u0430\u0432 "
        "\u043F\u0456\u0434 \u0447\u0430\u0441 \u0433\u0440\u043E\u0437\u0438."}},
      {"bg",
       {"windows-1251", "ISO-8859-5"},
       {"\u0423\u0442\u0440\u0435 \u0441\u0443\u0442\u0440\u0438\u043D\u0442\u0430 \u0449\u0435 "
        "\u043F\u044A\u0442\u0443\u0432\u0430\u043C\u0435 \u0441 \u0432\u043B\u0430\u043A "
        "\u0434\u043E \u0431\u0430\u0431\u0430 \u043D\u0430 \u0441\u0435\u043B\u043E.",
        "\u041C\u043E\u0436\u0435\u0448 \u043B\u0438 \u0434\u0430 \u043C\u0438 "
        "\u0434\u0430\u0434\u0435\u0448 \u0442\u0430\u0437\u0438 \u043A\u043D\u0438\u0433\u0430 "
        "\u0437\u0430 \u043D\u044F\u043A\u043E\u043B\u043A\u043E \u0434\u043D\u0438?",
        "\u0414\u0435\u0446\u0430\u0442\u0430 \u0438\u0433\u0440\u0430\u0445\u0430 \u0432 "
        "\u0433\u0440\u0430\u0434\u0438\u043D\u0430\u0442\u0430, "
        "\u0434\u043E\u043A\u0430\u0442\u043E \u0441\u0435 \u0441\u0442\u044A\u043C\u043D\u0438.",
        "\u0412\u0447\u0435\u0440\u0430 \u043A\u0443\u043F\u0438\u0445 "
        "\u043F\u0440\u0435\u0441\u0435\u043D \u0445\u043B\u044F\u0431 \u0438 "
        "\u043C\u0430\u043B\u043A\u043E \u0441\u0438\u0440\u0435\u043D\u0435.",
        "\u0421\u044A\u0441\u0435\u0434\u044A\u0442 \u043F\u043E\u043F\u0440\u0430\u0432\u0438 "
        "\u043E\u0433\u0440\u0430\u0434\u0430\u0442\u0430, \u043A\u043E\u044F\u0442\u043E "
        "\u043F\u0430\u0434\u043D\u0430 \u0432 \u0431\u0443\u0440\u044F\u0442\u0430."}},
      {"el",
       {"windows-1253", "ISO-8859-7", "ibm-737_P100-1997"},
       {"\u0391\u03CD\u03C1\u03B9\u03BF \u03C4\u03BF \u03C0\u03C1\u03C9\u03AF \u03B8\u03B1 "
        "\u03C0\u03AC\u03BC\u03B5 \u03BC\u03B5 \u03C4\u03BF \u03C4\u03C1\u03AD\u03BD\u03BF "
        "\u03C3\u03C4\u03B7 \u03B3\u03B9\u03B1\u03B3\u03B9\u03AC \u03BC\u03B1\u03C2.",
        "\u039C\u03C0\u03BF\u03C1\u03B5\u03AF\u03C2 \u03BD\u03B1 \u03BC\u03BF\u03C5 "
        "\u03B4\u03B1\u03BD\u03B5\u03AF\u03C3\u03B5\u03B9\u03C2 \u03B1\u03C5\u03C4\u03CC "
        "\u03C4\u03BF \u03B2\u03B9\u03B2\u03BB\u03AF\u03BF \u03B3\u03B9\u03B1 "
        "\u03BB\u03AF\u03B3\u03B5\u03C2 \u03BC\u03AD\u03C1\u03B5\u03C2;",
        "\u03A4\u03B1 \u03C0\u03B1\u03B9\u03B4\u03B9\u03AC "
        "\u03AD\u03C0\u03B1\u03B9\u03B6\u03B1\u03BD \u03C3\u03C4\u03BF\u03BD "
        "\u03BA\u03AE\u03C0\u03BF \u03BC\u03AD\u03C7\u03C1\u03B9 \u03C0\u03BF\u03C5 "
        "\u03BD\u03CD\u03C7\u03C4\u03C9\u03C3\u03B5.",
        "\u03A7\u03B8\u03B5\u03C2 \u03B1\u03B3\u03CC\u03C1\u03B1\u03C3\u03B1 "
        "\u03C6\u03C1\u03AD\u03C3\u03BA\u03BF \u03C8\u03C9\u03BC\u03AF \u03BA\u03B1\u03B9 "
        "\u03BB\u03AF\u03B3\u03BF \u03C4\u03C5\u03C1\u03AF.",
        "\u039F \u03B3\u03B5\u03AF\u03C4\u03BF\u03BD\u03B1\u03C2 "
        "\u03AD\u03C6\u03C4\u03B9\u03B1\u03BE\u03B5 \u03C4\u03BF\u03BD "
        "\u03C6\u03C1\u03AC\u03C7\u03C4\u03B7 \u03C0\u03BF\u03C5 \u03AD\u03C0\u03B5\u03C3\u03B5 "
        "\u03C3\u03C4\u03B7\u03BD \u03BA\u03B1\u03C4\u03B1\u03B9\u03B3\u03AF\u03B4\u03B1."}},
      {"tr",
       {"windows-1254", "ibm-857_P100-1995"},
       {"Yar\u0131n sabah trenle k\u00F6ye, b\u00FCy\u00FCkannemize gidece\u011Fiz.",
        "Bu kitab\u0131 birka\u00E7 g\u00FCnl\u00FC\u011F\u00FCne bana \u00F6d\u00FCn\u00E7 verir "
        "misin?",
        "\u00C7ocuklar hava kararana kadar bah\u00E7ede oynad\u0131lar.",
        "D\u00FCn taze ekmek ve biraz peynir ald\u0131m, \u00E7\u00FCnk\u00FC misafir gelecekti.",
        "Kom\u015Fumuz f\u0131rt\u0131nada y\u0131k\u0131lan \u00E7iti onard\u0131."}},
      {"he",
       {"windows-1255", "ISO-8859-8"},
       {"\u05DE\u05D7\u05E8 \u05D1\u05D1\u05D5\u05E7\u05E8 \u05E0\u05D9\u05E1\u05E2 "
        "\u05D1\u05E8\u05DB\u05D1\u05EA \u05D0\u05DC \u05E1\u05D1\u05EA\u05D0 "
        "\u05D1\u05DB\u05E4\u05E8.",
        "\u05D4\u05D0\u05DD \u05EA\u05D5\u05DB\u05DC \u05DC\u05D4\u05E9\u05D0\u05D9\u05DC "
        "\u05DC\u05D9 \u05D0\u05EA \u05D4\u05E1\u05E4\u05E8 \u05D4\u05D6\u05D4 "
        "\u05DC\u05DB\u05DE\u05D4 \u05D9\u05DE\u05D9\u05DD?",
        "\u05D4\u05D9\u05DC\u05D3\u05D9\u05DD \u05E9\u05D9\u05D7\u05E7\u05D5 "
        "\u05D1\u05D2\u05D9\u05E0\u05D4 \u05E2\u05D3 \u05E9\u05D4\u05D7\u05E9\u05D9\u05DA.",
        "\u05D0\u05EA\u05DE\u05D5\u05DC \u05E7\u05E0\u05D9\u05EA\u05D9 \u05DC\u05D7\u05DD "
        "\u05D8\u05E8\u05D9 \u05D5\u05E7\u05E6\u05EA \u05D2\u05D1\u05D9\u05E0\u05D4.",
        "\u05D4\u05E9\u05DB\u05DF \u05EA\u05D9\u05E7\u05DF \u05D0\u05EA \u05D4\u05D2\u05D3\u05E8 "
        "\u05E9\u05E0\u05E4\u05DC\u05D4 \u05D1\u05E1\u05E2\u05E8\u05D4."}},
      {"ar",
       {"windows-1256", "ISO-8859-6"},
       {"\u063A\u062F\u0627 \u0635\u0628\u0627\u062D\u0627 \u0633\u0646\u0633\u0627\u0641\u0631 "
        "\u0628\u0627\u0644\u0642\u0637\u0627\u0631 \u0625\u0644\u0649 \u062C\u062F\u062A\u064A "
        "\u0641\u064A \u0627\u0644\u0642\u0631\u064A\u0629.",
        "\u0647\u0644 \u064A\u0645\u0643\u0646\u0643 \u0623\u0646 "
        "\u062A\u0639\u064A\u0631\u0646\u064A \u0647\u0630\u0627 "
        "\u0627\u0644\u0643\u062A\u0627\u0628 \u0644\u0628\u0636\u0639\u0629 "
        "\u0623\u064A\u0627\u0645\u061F",
        "\u0644\u0639\u0628 \u0627\u0644\u0623\u0637\u0641\u0627\u0644 \u0641\u064A "
        "\u0627\u0644\u062D\u062F\u064A\u0642\u0629 \u062D\u062A\u0649 \u062D\u0644 "
        "\u0627\u0644\u0638\u0644\u0627\u0645.",
        "\u0627\u0634\u062A\u0631\u064A\u062A \u0623\u0645\u0633 \u062E\u0628\u0632\u0627 "
        "\u0637\u0627\u0632\u062C\u0627 \u0648\u0642\u0644\u064A\u0644\u0627 \u0645\u0646 "
        "\u0627\u0644\u062C\u0628\u0646.",
        "\u0623\u0635\u0644\u062D \u0627\u0644\u062C\u0627\u0631 \u0627\u0644\u0633\u0648\u0631 "
        "\u0627\u0644\u0630\u064A \u0633\u0642\u0637 \u0641\u064A "
        "\u0627\u0644\u0639\u0627\u0635\u0641\u0629."}},
      {"lt",
       {"windows-1257", "ISO-8859-13"},
       {"Rytoj ryt\u0105 va\u017Eiuosime traukiniu pas mo\u010Diut\u0119 \u012F kaim\u0105.",
        "Ar gali man paskolinti \u0161i\u0105 knyg\u0105 kelioms dienoms?",
        "Vaikai \u017Eaid\u0117 sode, kol visi\u0161kai sutemo.",
        "Vakar nusipirkau \u0161vie\u017Eios duonos ir truput\u012F s\u016Brio.",
        "Kaimynas patais\u0117 tvor\u0105, kuri nuvirto per audr\u0105, ir nuda\u017E\u0117 "
        "j\u0105 \u017Ealiai."}},
      {"ja",
       {"ibm-943_P15A-2003", "euc-jp-2007"},
       {"\u660E\u65E5\u306E\u671D\u3001\u96FB\u8ECA\u3067\u7530\u820E\u306E\u304A\u3070\u3042\u3055"
        "\u3093\u306B\u4F1A\u3044\u306B\u884C\u304D\u307E\u3059\u3002",
        "\u3053\u306E\u672C\u3092\u4F55\u65E5\u304B\u8CB8\u3057\u3066\u304F\u308C\u307E\u305B\u3093"
        "\u304B\u3002",
        "\u5B50\u4F9B\u305F\u3061\u306F\u6697\u304F\u306A\u308B\u307E\u3067\u5EAD\u3067\u904A\u3093"
        "\u3067\u3044\u307E\u3057\u305F\u3002",
        "\u6628\u65E5\u306F\u65B0\u3057\u3044\u30D1\u30F3\u3068\u30C1\u30FC\u30BA\u3092\u5C11\u3057"
        "\u8CB7\u3044\u307E\u3057\u305F\u3002",
        "\u96A3\u306E\u4EBA\u304C\u5D50\u3067\u5012\u308C\u305F\u67F5\u3092\u76F4\u3057\u3066\u304F"
        "\u308C\u307E\u3057\u305F\u3002"}},
      {"ko",
       {"windows-949-2000"},
       {"\uB0B4\uC77C \uC544\uCE68 \uC6B0\uB9AC\uB294 \uAE30\uCC28\uB97C \uD0C0\uACE0 "
        "\uC2DC\uACE8\uC5D0 \uACC4\uC2E0 \uD560\uBA38\uB2C8\uAED8 \uAC11\uB2C8\uB2E4.",
        "\uC774 \uCC45\uC744 \uBA70\uCE60 \uB3D9\uC548 \uBE4C\uB824\uC904 \uC218 "
        "\uC788\uB098\uC694?",
        "\uC544\uC774\uB4E4\uC740 \uC5B4\uB450\uC6CC\uC9C8 \uB54C\uAE4C\uC9C0 "
        "\uB9C8\uB2F9\uC5D0\uC11C \uB180\uC558\uC2B5\uB2C8\uB2E4.",
        "\uC5B4\uC81C \uB098\uB294 \uC2E0\uC120\uD55C \uBE75\uACFC \uCE58\uC988\uB97C \uC870\uAE08 "
        "\uC0C0\uC2B5\uB2C8\uB2E4.",
        "\uC774\uC6C3\uC774 \uD3ED\uD48D\uC5D0 \uC4F0\uB7EC\uC9C4 \uC6B8\uD0C0\uB9AC\uB97C "
        "\uACE0\uCCE4\uC2B5\uB2C8\uB2E4."}},
      {"zh",
       {"gb18030", "windows-950-2000"},
       {"\u660E\u5929\u65E9\u4E0A\u6211\u53BB\u5927\u516C\u53F8\u4E0A\u73ED\u3002",
        "\u4ECA\u5929\u4E0B\u5348\u6709\u4E00\u4F4D\u8001\u670B\u53CB\u8981\u4F86\u6211\u5BB6"
        "\u3002",
        "\u4ED6\u5728\u5317\u4EAC\u5927\u5B78\u5DE5\u4F5C\u4E86\u4E8C\u5341\u5E74\u3002",
        "\u6211\u4E0D\u77E5\u9053\u4F60\u5728\u90A3\u88E1\u7B49\u4E86\u591A\u4E45\u3002",
        "\u4E2D\u570B\u4EBA\u53E3\u5F88\u591A\uFF0C\u5730\u65B9\u4E5F\u5F88\u5927\u3002"}},
      {"th",
       {"windows-874-2000"},
       {"\u0E1E\u0E23\u0E38\u0E48\u0E07\u0E19\u0E35\u0E49\u0E40\u0E0A\u0E49\u0E32\u0E40\u0E23\u0E32"
        "\u0E08\u0E30\u0E19\u0E31\u0E48\u0E07\u0E23\u0E16\u0E44\u0E1F\u0E44\u0E1B\u0E2B\u0E32\u0E04"
        "\u0E38\u0E13\u0E22\u0E32\u0E22\u0E17\u0E35\u0E48\u0E1A\u0E49\u0E32\u0E19",
        "\u0E04\u0E38\u0E13\u0E0A\u0E48\u0E27\u0E22\u0E43\u0E2B\u0E49\u0E09\u0E31\u0E19\u0E22\u0E37"
        "\u0E21\u0E2B\u0E19\u0E31\u0E07\u0E2A\u0E37\u0E2D\u0E40\u0E25\u0E48\u0E21\u0E19\u0E35\u0E49"
        "\u0E2A\u0E31\u0E01\u0E2A\u0E2D\u0E07\u0E2A\u0E32\u0E21\u0E27\u0E31\u0E19\u0E44\u0E14\u0E49"
        "\u0E44\u0E2B\u0E21",
        "\u0E40\u0E14\u0E47\u0E01\u0E46 "
        "\u0E40\u0E25\u0E48\u0E19\u0E2D\u0E22\u0E39\u0E48\u0E43\u0E19\u0E2A\u0E27\u0E19\u0E08\u0E19"
        "\u0E01\u0E23\u0E30\u0E17\u0E31\u0E48\u0E07\u0E21\u0E37\u0E14",
        "\u0E40\u0E21\u0E37\u0E48\u0E2D\u0E27\u0E32\u0E19\u0E09\u0E31\u0E19\u0E0B\u0E37\u0E49\u0E2D"
        "\u0E02\u0E19\u0E21\u0E1B\u0E31\u0E07\u0E41\u0E25\u0E30\u0E0A\u0E35\u0E2A\u0E21\u0E32\u0E40"
        "\u0E25\u0E47\u0E01\u0E19\u0E49\u0E2D\u0E22",
        "\u0E40\u0E1E\u0E37\u0E48\u0E2D\u0E19\u0E1A\u0E49\u0E32\u0E19\u0E0B\u0E48\u0E2D\u0E21\u0E23"
        "\u0E31\u0E49\u0E27\u0E17\u0E35\u0E48\u0E25\u0E49\u0E21\u0E43\u0E19\u0E1E\u0E32\u0E22"
        "\u0E38"}},
  };
  return kSamples;
}

TEST(Charset, ACurlyApostropheIsEnough) {
  for (const std::string_view text :
       {"It\u2019s fine."sv, "I don\u2019t know what it\u2019s for."sv, "We\u2019ll see."sv,
        "\u201CNo,\u201D she said \u2013 and left."sv}) {
    EXPECT_EQ(decoded(encoded(text, "windows-1252")), text);
    EXPECT_EQ(decoded(text), text);
  }
  const std::string_view longer =
      "I don\u2019t know what it\u2019s for, and they don\u2019t either.";
  EXPECT_EQ(decoded(encoded(longer, "macintosh")), longer);
}

TEST(Charset, WholeTextsComeBack) {
  for (const Sample& sample : samples()) {
    std::string text;
    for (const std::string_view line : sample.lines) text.append(line) += '\n';
    for (const char* const converter : sample.converters) {
      EXPECT_EQ(decoded(encoded(text, converter)), text) << sample.code << ' ' << converter;
    }
  }
}

// Lines of UTF-8 and of one legacy encoding, as they fall: 99 of 100 must come back.
TEST(Charset, InterleavedLinesComeBack) {
  testing::Random random(3);
  std::size_t lines = 0;
  std::size_t right = 0;
  for (const Sample& sample : samples()) {
    for (const char* const converter : sample.converters) {
      for (int round = 0; round < 4; ++round) {
        std::string bytes;
        std::vector<std::string> wanted;
        for (std::size_t i = 0; i < 3 * sample.lines.size(); ++i) {
          const std::string_view line = random.pick(sample.lines);
          wanted.emplace_back(line);
          bytes += random.one_in(2) ? encoded(line, converter) : std::string(line);
          bytes += '\n';
        }
        const std::string all = decoded(bytes);
        std::string_view text = all;
        for (const std::string& line : wanted) {
          const std::string_view found = text.substr(0, text.find('\n'));
          text.remove_prefix(std::min(found.size() + 1, text.size()));
          ++lines;
          right += found == line;
        }
      }
    }
  }
  EXPECT_GE(right * 100, lines * 99) << right << " of " << lines;
}

TEST(Charset, ChunksDoNotMatter) {
  const Fixer fixer({.select = {"decode"}});
  for (const Sample& sample : samples()) {
    std::string text;
    for (const std::string_view line : sample.lines) text.append(line) += '\n';
    const std::string bytes = encoded(text, sample.converters.back());
    std::string pieces;
    Stream stream(fixer);
    for (const char& byte : bytes) stream.write({&byte, 1}, pieces);
    stream.finish(pieces);
    EXPECT_EQ(pieces, fixer.fix(bytes)) << sample.code;
  }
}

TEST(Charset, LinesOfTwoLegacyEncodings) {
  const Sample* russian = nullptr;
  for (const Sample& sample : samples()) {
    if (sample.code == "ru") russian = &sample;
  }
  ASSERT_NE(russian, nullptr);
  std::string bytes;
  std::string text;
  for (int i = 0; i < 24; ++i) {
    const std::string_view line =
        russian->lines[static_cast<std::size_t>(i) % russian->lines.size()];
    bytes += encoded(line, i % 3 == 0 ? "KOI8-R" : "windows-1251") + '\n';
    text.append(line) += '\n';
  }
  EXPECT_EQ(decoded(bytes), text);
}

// A line of a western name in a text of another script, and words of the text's own that mix them.
TEST(Charset, WesternLinesInOtherScripts) {
  constexpr std::string_view kWestern[] = {"caf\u00E9", "M\u00F6tley Cr\u00FCe",
                                           "Gar\u00E7on, un th\u00E9 glac\u00E9 !"};
  constexpr std::string_view kMixed[] = {
      "PDF\u044B, SMS\u043A\u0430, USB-\u043A\u0430\u0431\u0435\u043B\u044C", "Windows\u0430"};
  for (const Sample& sample : samples()) {
    if (sample.code != "ru" && sample.code != "el" && sample.code != "he") continue;
    const char* const converter = sample.converters.front();
    std::string bytes;
    std::string text;
    const auto add = [&](std::string_view line, const char* encoding) {
      bytes += encoded(line, encoding) + '\n';
      text.append(line) += '\n';
    };
    for (std::size_t i = 0; i < sample.lines.size(); ++i) {
      add(sample.lines[i], converter);
      if (i < std::size(kWestern)) add(kWestern[i], "windows-1252");
      if (i < std::size(kMixed) && sample.code == "ru") add(kMixed[i], converter);
    }
    EXPECT_EQ(decoded(bytes), text) << sample.code << ' ' << converter;
  }
}

TEST(Charset, AChangeOfMindIsAFinding) {
  std::string bytes = "caf\xE9\n";
  for (int i = 0; i < 7000; ++i) bytes += "plain text\n";
  const std::size_t known = bytes.size();
  for (int i = 0; i < 8; ++i) {
    bytes += encoded(
        "\u041F\u0440\u0438\u0432\u0435\u0442, \u043A\u0430\u043A \u0434\u0435"
        "\u043B\u0430, \u043C\u043E\u0439 \u0434\u0440\u0443\u0433?\n",
        "windows-1251");
  }
  Edits edits;
  Findings findings;
  (void)Fixer({.select = {"decode"}}).fix(bytes, edits, findings);
  ASSERT_EQ(findings.size(), 1);
  EXPECT_EQ(findings[0].span.size(), 0);
  EXPECT_EQ(findings[0].suggestion, "");
  EXPECT_GT(findings[0].span.begin, 5);
  EXPECT_LE(findings[0].span.begin, known);
}

TEST(Charset, EscapeSequencesAreFollowed) {
  const std::string_view text =
      "first\n\u671D\u3001\u30D1\u30F3\u3092\u8CB7\u3044\u307E\u3057\u305F\n";
  EXPECT_EQ(decoded(encoded(text, "ISO-2022-JP")), text);
  EXPECT_EQ(decoded("\x1B$BF|K\\8l\x1B(B and \x1B$BF|K"), "\u65E5\u672C\u8A9E and \u65E5\uFFFD")
      << "cut inside a character";
  const std::string before(20'000, 'x');
  EXPECT_EQ(decoded(before + "\n\x1B$BF|K\\8l\x1B(B\n"), before + "\n\u65E5\u672C\u8A9E\n");
  const std::string_view log = "\x1B[1mplain\x1B(B\x1B[0m and ~{ braces\n";
  EXPECT_EQ(decoded(log), log);
}

TEST(Charset, Utf7IsRead) {
  EXPECT_EQ(decoded("Un caf+AOk- noir et une cr+AOg-me, s'il vous pla+AO4-t. 1 +- 1\n"),
            "Un caf\u00E9 noir et une cr\u00E8me, s'il vous pla\u00EEt. 1 + 1\n");
  const std::string_view curly = "It\u2019s here, isn\u2019t it? \u201CYes,\u201D said he.\n";
  EXPECT_EQ(decoded("It+IBk-s here, isn+IBk-t it? +IBw-Yes,+IB0 said he.\n"), curly);
  EXPECT_EQ(decoded("+ZeVnLIqeMG5lh3rgMEwwZzBZMAI-\n"),
            "\u65E5\u672C\u8A9E\u306E\u6587\u7AE0\u304C\u3067\u3059\u3002\n");
  EXPECT_EQ(decoded("+BB8EQAQ4BDIENQRC, +BDw"), "\u041F\u0440\u0438\u0432\u0435\u0442, \u043C");
}

TEST(Charset, PlusSignsAreNotUtf7) {
  for (const std::string_view text :
       {"a+b-c and a+The-end\n"sv, "C++ and g++-12 are +1-ed\n"sv,
        "x86+ARM-based, x86+ARM-like\n"sv, "Tom+Jerry-style, +49-30-1234, +AOk-\n"sv,
        "q83vEjRW+KmLx/9z+AbCd/Ef0\n+Zm9v-YmFy+YmF6-\n"sv, "int i = a+ABC-1;\nint j = b+XYZ-2;\n"sv,
        "C++14 and C++17"sv, "C++98, C++11, C++14, C++20: c++14 and g++-12 do.\n"sv,
        "Google+- and Disney+-\n"sv, "1+1-2, a+b-c, x+1-y+2-z\n"sv,
        "+1-800-555-0199 or +44-20-7946-0958\n"sv,
        "bob+two@example.com, carol+foo@example.com, al+news-1@example.com\n"sv,
        "--- a/x\n+++ b/x\n@@ -1,3 +1,4 @@\n+abc\n+foo\n+two\n"sv, "+aaa +AAA +aaaA +aaA\n"sv,
        "[a-z]+AOk? (foo|bar)+two [0-9]+\n"sv, "D+IKw- is in the test.\n"sv,
        "a backslash: +AFw-, +AFwAXA-, +AFwAXABc-\n"sv}) {
    EXPECT_EQ(decoded(text), text);
  }
}

TEST(Charset, AHintIsWeighed) {
  const Fixer hinted({.hint = "macintosh", .select = {"decode"}});
  EXPECT_EQ(hinted.fix("caf\x8E bl\x8E\n"), "caf\u00E9 bl\u00E9\n");
  const std::string russian = encoded(
      "\u0417\u0430\u0432\u0442\u0440\u0430 \u0443\u0442\u0440\u043E\u043C "
      "\u043C\u044B \u043F\u043E\u0435\u0434\u0435\u043C \u0432 "
      "\u0434\u0435\u0440\u0435\u0432\u043D\u044E.",
      "windows-1251");
  EXPECT_EQ(hinted.fix(russian), decoded(russian));
  EXPECT_THROW(Fixer({.hint = "no such"}), Error);
}

TEST(Charset, MainframeTextIsRead) {
  const std::string_view text =
      "The quarterly report is due on Friday, and the branch offices have not sent theirs yet.\n"
      "Please call the regional managers (all four of them) before noon.\n";
  EXPECT_EQ(decoded(encoded(text, "ibm-37_P100-1995")), text);
}

TEST(Charset, WhatTheTextDeclaresIsAHint) {
  EXPECT_EQ(declared_encoding("<?xml version=\"1.0\" encoding=\"ISO-8859-2\"?>\n<a/>"),
            find_encoding("iso-8859-2"));
  EXPECT_EQ(declared_encoding("<html><meta http-equiv=x content='text/html; charset=koi8-r'>"),
            find_encoding("koi8-r"));
  EXPECT_EQ(declared_encoding("charset=koi8-r, said he"), nullptr);
}

TEST(Charset, AWrongDeclarationIsNotBelieved) {
  const std::string_view text =
      "<?xml version=\"1.0\" encoding=\"windows-1251\"?>\n<p>Gr\u00FC\u00DFe aus K\u00F6ln, und "
      "bis "
      "sp\u00E4ter: wir h\u00F6ren uns n\u00E4chste Woche.</p>\n";
  EXPECT_EQ(decoded(encoded(text, "windows-1252")), text);
}

TEST(Charset, NoBytesAreTooOdd) {
  testing::Random random(7);
  for (int i = 0; i < 200; ++i) {
    std::string bytes;
    for (std::size_t n = random.below(300); n > 0; --n)
      bytes += static_cast<char>(random.below(256));
    const Detected found = detect_encoding(bytes);
    ASSERT_NE(found.encoding, nullptr);
  }
}

}  // namespace
}  // namespace degarble
