import type { MessageTable } from '../message-types.js';

/** Messages about saving changes, in Arabic. */
export const messages: MessageTable<'save-status'> = {
  saving: 'جارٍ الحفظ…',
  'saving.saved': 'تم الحفظ.',
  'saving.waiting.zero': '{count} تغيير لم يُرسل بعد.',
  'saving.waiting.one': 'تغيير واحد لم يُرسل بعد. هو محفوظ على هذا الجهاز، ويُرسل حالما يستجيب الخادم.',
  'saving.waiting.two': 'تغييران لم يُرسلا بعد. هما محفوظان على هذا الجهاز، ويُرسلان حالما يستجيب الخادم.',
  'saving.waiting.few': '{count} تغييرات لم تُرسل بعد. هي محفوظة على هذا الجهاز، وتُرسل حالما يستجيب الخادم.',
  'saving.waiting.many': '{count} تغييرًا لم تُرسل بعد. هي محفوظة على هذا الجهاز، وتُرسل حالما يستجيب الخادم.',
  'saving.waiting.other': '{count} تغيير لم تُرسل بعد. هي محفوظة على هذا الجهاز، وتُرسل حالما يستجيب الخادم.',
  'saving.waiting-tab.zero': '{count} تغيير لم يُرسل بعد.',
  'saving.waiting-tab.one':
    'تغيير واحد لم يُرسل بعد. هو محفوظ إلى أن تُغلق علامة التبويب هذه، ويُرسل حالما يستجيب الخادم.',
  'saving.waiting-tab.two':
    'تغييران لم يُرسلا بعد. هما محفوظان إلى أن تُغلق علامة التبويب هذه، ويُرسلان حالما يستجيب الخادم.',
  'saving.waiting-tab.few':
    '{count} تغييرات لم تُرسل بعد. هي محفوظة إلى أن تُغلق علامة التبويب هذه، وتُرسل حالما يستجيب الخادم.',
  'saving.waiting-tab.many':
    '{count} تغييرًا لم تُرسل بعد. هي محفوظة إلى أن تُغلق علامة التبويب هذه، وتُرسل حالما يستجيب الخادم.',
  'saving.waiting-tab.other':
    '{count} تغيير لم تُرسل بعد. هي محفوظة إلى أن تُغلق علامة التبويب هذه، وتُرسل حالما يستجيب الخادم.',
  'saving.lost': 'لم يُحفظ على هذا الجهاز: يرجى إبقاء هذه الصفحة مفتوحة حتى يُرسل.',
  'saving.sign-in': 'يرجى تسجيل الدخول من جديد. ما فعلتموه محفوظ ويُرسل بعدها.',
  'saving.sign-in-lost':
    'يرجى تسجيل الدخول من جديد في علامة تبويب أخرى وإبقاء هذه الصفحة مفتوحة: ما فعلتموه غير محفوظ على هذا الجهاز.',
  'saving.refused': 'لم يُقبل تغيير «{title}»، وعاد كما كان.',
  'saving.dismiss': 'إغلاق',
  'saving.asking': 'غيّر شخص آخر «{title}» في هذه الأثناء.',
  'saving.theirs': 'الموجود الآن: {what}.',
  'saving.yours': 'تغييركم: {what}.',
  'saving.keep-theirs': 'إبقاؤه كما هو',
  'saving.keep-mine': 'اعتماد تغييري',
  'next.order': 'ترتيبكم لما قد يأتي بعد ذلك',
  'essence.done': 'منجز',
  'essence.open': 'مفتوح',
  'essence.answered': 'مجاب عنه',
  'essence.unanswered': 'غير مجاب عنه',
  'essence.confirmed': 'مؤكد',
  'essence.disputed': 'معترض عليه',
  'essence.not-judged': 'غير مؤكد ولا معترض عليه',
  'essence.order': 'بهذا الترتيب',
  'essence.text': '{says}، «{text}»',
};
