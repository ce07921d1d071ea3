import type { MessageTable } from '../message-types.js';

/** Messages that explain how each figure of a result is computed, in Arabic. */
export const messages: MessageTable<'explain'> = {
  explain: 'كيف حُسب كل رقم',
  'explain.rounded': 'الأرقام هنا مقرّبة، وقد حُسبت بكل منازلها.',
  'explain.page': 'كيف تُحسب النتيجة',
  'explain.used': 'المستخدم: {periods}.',
  'explain.left-out': 'غير المستخدم: {periods}.',

  'explain.name.values': 'الفترات المحسوبة',
  'explain.name.baseline': 'خط الأساس',
  'explain.name.current': 'أحدث قيمة',
  'explain.name.noise': 'التقلبات المعتادة',
  'explain.name.change': 'التغيّر',
  'explain.name.progress': 'التقدم',
  'explain.name.reached': 'تحقق الهدف',
  'explain.name.trend': 'الاتجاه',
  'explain.name.projection': 'التوقع',
  'explain.name.pace': 'الوتيرة',
  'explain.name.state': 'الحالة',
  'explain.name.velocity': 'سرعة التحسن',
  'explain.name.effects': 'قبل وبعد',
  'explain.name.worth': 'القيمة المالية',

  'explain.rule.values':
    'تُجمع كل قيم الفترة في قيمة واحدة ({aggregate}). تُحسب الفترة إذا انتهت وقيست كاملة بالتعريف الساري. وتبقى الفترة التي بلا قيمة فجوة.',
  'explain.rule.baseline.agreed': 'القيمة المتفق عليها نقطةَ بداية.',
  'explain.rule.baseline.span': 'وسيط الفترات التي تقع كلها ضمن مدى خط الأساس.',
  'explain.rule.baseline.go-live': 'وسيط آخر الفترات قبل الانطلاق، 12 على الأكثر.',
  'explain.rule.baseline.season': 'الفترة نفسها من آخر سنة قبل الانطلاق، لأن القيم تتكرر كل سنة.',
  'explain.rule.current': 'أحدث فترة محسوبة.',
  'explain.rule.noise':
    'مرتان ونصف من الخطوة المعتادة بين فترة والتي تليها (وسيط 24 خطوة على الأكثر)، ولا تقل عن {share} من خط الأساس. والتغيّر حتى هذا المقدار لا يُعدّ تغيّرًا.',
  'explain.rule.noise.assumed':
    'الخطوات بين فترة والتي تليها أقل من 6، لذلك يُفترض {share} من خط الأساس على الأقل. والتغيّر حتى هذا المقدار لا يُعدّ تغيّرًا.',
  'explain.rule.change': 'أحدث قيمة ناقص خط الأساس. ولا يقال أفضل أو أسوأ إلا لما يتجاوز التقلبات المعتادة.',
  'explain.rule.change.band': 'بُعد أحدث قيمة عن النطاق المتفق عليه، مقارنةً ببُعد خط الأساس عنه.',
  'explain.rule.progress':
    'الطريق من خط الأساس إلى أحدث قيمة كحصة من الطريق من خط الأساس إلى الهدف، مقرّبة نحو خط الأساس.',
  'explain.rule.progress.band': 'حصة الفترات منذ الانطلاق التي تقع ضمن النطاق المتفق عليه.',
  'explain.rule.reached': 'أول فترة منذ الانطلاق حققت الهدف، وهل حققته كل الفترات بعدها.',
  'explain.rule.trend':
    'وسيط الميول بين كل اثنتين من آخر الفترات منذ الانطلاق، 12 على الأكثر و4 على الأقل (طريقة تايل–سين). ويضم المدى الميل الحقيقي في نحو 8 من 10 حالات (سين، 1968).',
  'explain.rule.projection':
    'اليوم الذي يبلغ فيه خط الاتجاه الهدف، والمدى من الخطين بميل طرفي مدى الاتجاه. ولا يُذكر إلا ما دامت النتيجة تسير بوضوح نحو هدفها، ولثلاث سنوات على الأكثر.',
  'explain.rule.pace':
    'التوقع مقارنةً بالموعد التالي: أسرع من المخطط إذا كان أبعد يوم في الوقت، ووفق المخطط إذا كان اليوم المرجح في الوقت، ومعرض للخطر إذا كان أقرب يوم وحده في الوقت، وإلا فأبطأ من المخطط.',
  'explain.rule.pace.still': 'أبطأ من المخطط إذا مضى نصف الوقت من الانطلاق إلى الموعد التالي والنتيجة لا تتحسن.',
  'explain.rule.pace.missed': 'فات الموعد إذا مضى ولم تحقق الهدف أي فترة بدأت قبله.',
  'explain.rule.state.unmeasured': 'لا فترة محسوبة بعد.',
  'explain.rule.state.no-baseline': 'لا شيء تُقارن به أحدث قيمة.',
  'explain.rule.state.too-few': 'الفترات المحسوبة منذ الانطلاق أقل من 3، وهي أقل من أن يُحكم بها.',
  'explain.rule.state.stale': 'انتهت أحدث فترة محسوبة قبل أكثر من فترتين.',
  'explain.rule.state.reached': 'أحدث قيمة تحقق الهدف.',
  'explain.rule.state.regressed': 'أحدث قيمة أسوأ من خط الأساس بأكثر من التقلبات المعتادة.',
  'explain.rule.state.regressed.band':
    'أحدث قيمة خارج النطاق المتفق عليه ولم يكن خط الأساس خارجه، أو هي أبعد عنه بأكثر من التقلبات المعتادة.',
  'explain.rule.state.moving': 'الاتجاه نحو الأفضل، والتحسن أكبر من التقلبات المعتادة.',
  'explain.rule.state.moving.early':
    'أفضل من خط الأساس بأكثر من التقلبات المعتادة. ومع أقل من 6 فترات منذ الانطلاق قد لا يظهر الاتجاه بعد.',
  'explain.rule.state.stalled':
    'أفضل من خط الأساس بأكثر من التقلبات المعتادة، لكن بلا اتجاه واضح نحو الأفضل، أو باتجاه تباطأ.',
  'explain.rule.state.unchanged': 'لا التغيّر ولا الاتجاه يتجاوز التقلبات المعتادة بوضوح.',
  'explain.rule.velocity':
    'اتجاه النصف الأحدث من الفترات منذ الانطلاق (6 على الأكثر) مقارنةً باتجاه النصف الأقدم (12 على الأكثر). ولا يقال أسرع أو أبطأ إلا إذا لم يتداخل مداهما.',
  'explain.rule.effects':
    'وسيط ما لا يزيد على 6 فترات قبل، مقارنةً بوسيط ما لا يزيد على 6 بعد، و3 على الأقل في كل جانب. ولا يقال أفضل أو أسوأ إلا لما يتجاوز بوضوح القيم السابقة وامتداد اتجاهها.',
  'explain.rule.worth':
    'مقدار تحسن كل فترة منذ الانطلاق عن خط الأساس، بسعر {rate} للوحدة. الفترات الأسوأ تُطرح، وغير المقاسة لا تضيف شيئًا.',
  'explain.rule.worth.points':
    'مقدار تحسن كل فترة منذ الانطلاق عن خط الأساس، بسعر {rate} للنقطة المئوية. الفترات الأسوأ تُطرح، وغير المقاسة لا تضيف شيئًا.',

  'explain.reason.partial': 'مقاسة جزئيًا فقط',
  'explain.reason.definition': 'مقاسة بتعريف سابق',
  'explain.reason.counterpart': 'بلا فترة مقابلة في سنة سابقة',
  'explain.reason.before-go-live': 'قبل الانطلاق',
  'explain.reason.transition': 'يقع الانطلاق ضمنها',
  'explain.reason.after-go-live': 'بعد الانطلاق',
  'explain.reason.span': 'خارج مدى خط الأساس',
  'explain.reason.before-since': 'ليست بعد مدى خط الأساس',
  'explain.reason.earlier': 'أقدم مما يُستخدم',

  'explain.median': 'وسيط هذه القيم: {result}.',
  'explain.combined': 'عدد القيم التي تستند إليها: {n}، مجموعة بطريقة: {aggregate}.',
  'explain.step': 'الخطوة المعتادة: {step}.',
  'explain.larger': 'الأكبر من {one} و{other}: {result}.',
  'explain.length': 'يضاف {amount}، لأن المجموع يتبع طول فترته.',
  'explain.beyond': 'مقدار {amount} أكبر من التقلبات المعتادة ({noise}).',
  'explain.within': 'مقدار {amount} لا يتجاوز التقلبات المعتادة ({noise}).',
  'explain.outside': 'خارج النطاق المتفق عليه: {before} آنذاك، و{after} الآن.',
  'explain.slope': '{change} {per}',
  'explain.slopes': 'وسيط كل الميول: {change} {per}، والمدى من {low} إلى {high}.',
  'explain.movement.toward': 'المدى كله نحو الأفضل.',
  'explain.movement.away': 'المدى كله نحو الأسوأ.',
  'explain.movement.flat': 'المدى يضم الاتجاهين، فلا يُدّعى أي تحرك.',
  'explain.middle': 'في وسط هذه القيم يقف الخط عند {middle}، ويبلغ {target} بعد {periods}.',
  'explain.due': 'الموعد {by}، والمتوقع {on} (من {earliest} إلى {latest}).',
  'explain.passed': 'مضى {share} من الوقت بين {from} و{by}.',
  'explain.due-past': 'الموعد {by}، وأحدث فترة {period}.',
  'explain.earlier': 'أولًا',
  'explain.later': 'لاحقًا',
  'explain.spans': '\u200f{name}: {before} قبل، و{after} بعد.',
  'explain.improvements': 'كل التحسينات × السعر: {formula}.',
};
