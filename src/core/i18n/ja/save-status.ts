import type { MessageTable } from '../message-types.js';

/** Messages about saving changes, in Japanese. */
export const messages: MessageTable<'save-status'> = {
  saving: '保存中…',
  'saving.saved': '保存しました。',
  'saving.waiting.one': '{count}件の変更がまだ送信されていません。この端末に保管し、サーバーが応答しだい送信します。',
  'saving.waiting.other': '{count}件の変更がまだ送信されていません。この端末に保管し、サーバーが応答しだい送信します。',
  'saving.waiting-tab.one':
    '{count}件の変更がまだ送信されていません。このタブを閉じるまで保管し、サーバーが応答しだい送信します。',
  'saving.waiting-tab.other':
    '{count}件の変更がまだ送信されていません。このタブを閉じるまで保管し、サーバーが応答しだい送信します。',
  'saving.lost': 'この端末には保存されていません。送信が終わるまで、このページを開いたままにしてください。',
  'saving.sign-in': 'もう一度サインインしてください。操作の内容は保管してあり、その後に送信します。',
  'saving.sign-in-lost':
    '別のタブでもう一度サインインし、このページは開いたままにしてください。操作の内容はこの端末に保存されていません。',
  'saving.refused': '「{title}」への変更は受け付けられず、元に戻りました。',
  'saving.dismiss': '閉じる',
  'saving.asking': 'その間に、ほかの方が「{title}」を変更しました。',
  'saving.theirs': '現在：{what}。',
  'saving.yours': 'ご自身の変更：{what}。',
  'saving.keep-theirs': 'このままにする',
  'saving.keep-mine': '自分の変更にする',
  'next.order': '次のフェーズの候補の順位',
  'essence.done': '完了',
  'essence.open': '未完了',
  'essence.answered': '回答済み',
  'essence.unanswered': '未回答',
  'essence.confirmed': '確認済み',
  'essence.disputed': '異議あり',
  'essence.not-judged': '確認も異議もなし',
  'essence.order': 'この順',
  'essence.text': '{says}、「{text}」',
};
