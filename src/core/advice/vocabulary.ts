/**
 * Words of a vendor's product and service, in seven languages. Counting them does not measure a result of the customer.
 */
const VENDOR_WORDS = [
  /\blog-?\s?ins?\b|\bsign-?\s?ins?\b|\bactive users?\b|\bseats?\b|\badoption\b|\busage\b|\bNPS\b|\bCSAT\b|\bnet promoter\b|\bhealth score\b|\bsupport tickets?\b|\bQBRs?\b|\bsatisfaction score\b|\b[DWM]AU\b/iu,
  /\banmeldungen\b|\baktive nutzer|\bnutzung\b|\bnutzungs|\blizenzplätze\b|\bzufriedenheits/iu,
  /\bconnexions\b|\butilisateurs actifs\b|\btaux d[’']adoption\b|\btaux d[’']utilisation\b|\bscore de santé\b/iu,
  /\binicios de sesión\b|\busuarios activos\b|\badopción\b|\blicencias usadas\b|\bpuntuación de salud\b/iu,
  /\blogins?\b|\busuários ativos\b|\badoção\b|\blicenças usadas\b|\bpontuação de saúde\b/iu,
  /ログイン|アクティブユーザー|利用率|定着率|満足度|ヘルススコア/u,
  /تسجيلات الدخول|المستخدمون النشطون|معدل الاستخدام|معدل التبني|مؤشر الرضا/u,
];

/** Words that blame the customer for a failure, in the languages of the package. */
const BLAME_WORDS = [
  /\byou (?:did not|didn[’']t|failed|neglected|forgot)\b|\bfailed to\b|\byour fault\b/iu,
  /\bsie haben (?:es )?(?:versäumt|nicht|vergessen)\b|\bversäumt\b|\bihre schuld\b/iu,
  /\bvous n[’']avez pas\b|\bvous avez (?:oublié|omis)\b|\bvotre faute\b/iu,
  /\b(?:usted )?no ha (?:hecho|cumplido)\b|\bolvidó\b|\bsu culpa\b/iu,
  /\bvocê não\b|\bvocê esqueceu\b|\bsua culpa\b/iu,
  /怠った|怠りました|お客様の責任/u,
  /لم تقم|أهملت|خطؤكم/u,
];

/** Reasons to buy that are not reasons to stay. */
const WRONG_REASONS =
  /\b(?:temporary|price|discount|cheap|trial|pilot only|one feature|single feature|budget|leftover|whim|hype|expected)\b/iu;

const matches = (patterns: readonly RegExp[], texts: readonly string[]): boolean =>
  texts.some((text) => patterns.some((pattern) => pattern.test(text)));

export const speaksOfVendor = (texts: readonly string[]): boolean => matches(VENDOR_WORDS, texts);
export const blames = (text: string): boolean => matches(BLAME_WORDS, [text]);
export const isWrongReason = (text: string): boolean => WRONG_REASONS.test(text);
