import type { SalesColumn } from '@jackpot/sales-data';

/**
 * Names that published files give to the product's columns, most telling first: English, German, Dutch, Swedish, Spanish,
 * Portuguese. Each is compared with a header in lower case, without accents, units and punctuation.
 */
export const columnNames: Readonly<Record<SalesColumn, readonly string[]>> = {
  draw_date: [
    'draw date',
    'date of draw',
    'drawing date',
    'ziehungsdatum',
    'trekkingsdatum',
    'dragningsdatum',
    'data do sorteio',
    'data sorteio',
    'fecha del sorteo',
    'fecha sorteo',
    'week start',
    'week starting',
    'week commencing',
    'week beginning',
    'w c',
    'woche ab',
    'week van',
    'draw',
    'date',
    'datum',
    'fecha',
    'data',
    'ziehung',
    'trekking',
    'dragning',
    'week',
    'woche',
    'vecka',
  ],
  jackpot_announced: [
    'jackpot announced',
    'announced jackpot',
    'advertised jackpot',
    'estimated jackpot',
    'jackpot estimate',
    'jackpot advertised',
    'angekundigter jackpot',
    'aangekondigde jackpot',
    'jackpot',
    'jackpot amount',
    'top prize',
    'hauptgewinn',
    'hoofdprijs',
    'huvudvinst',
    'bote',
    'estimativa premio',
    'premio estimado',
  ],
  tickets_sold: [
    'tickets sold',
    'number of tickets',
    'tickets',
    'lines sold',
    'lines',
    'verkaufte lose',
    'lose',
    'verkochte loten',
    'loten',
    'salda lotter',
    'lotter',
    'boletos vendidos',
    'boletos',
    'bilhetes vendidos',
    'bilhetes',
  ],
  gross_sales: [
    'gross sales',
    'sales',
    'total sales',
    'turnover',
    'stakes',
    'umsatz',
    'spieleinsatz',
    'spieleinsatze',
    'omzet',
    'inleg',
    'omsattning',
    'forsaljning',
    'ventas',
    'recaudacion',
    'arrecadacao total',
    'arrecadacao',
  ],
  ticket_price: ['ticket price', 'price per ticket', 'price', 'lospreis', 'lotprijs', 'lottpris', 'precio', 'preco'],
  jackpot_paid: [
    'jackpot paid',
    'paid jackpot',
    'jackpot paid out',
    'jackpot payout',
    'jackpot won',
    'top prize paid',
    'ausgezahlter jackpot',
    'jackpot ausgezahlt',
    'uitgekeerde jackpot',
    'jackpot uitgekeerd',
    'utbetald jackpott',
    'bote pagado',
  ],
  secondary_prizes_paid: [
    'secondary prizes paid',
    'secondary prizes',
    'other prizes',
    'other prizes paid',
    'lower prizes',
    'ubrige gewinne',
    'overige prijzen',
    'ovriga vinster',
  ],
  net_revenue: ['net revenue', 'nettoertrag', 'netto opbrengst', 'nettointakt'],
  marketing_spend: [
    'marketing spend',
    'marketing',
    'advertising',
    'advertising spend',
    'werbung',
    'werbekosten',
    'reklame',
  ],
  event: [
    'event',
    'special draw',
    'kind of draw',
    'draw type',
    'sonderziehung',
    'concurso especial',
    'sorteo especial',
  ],
};

/** "Next jackpot", "jackpot of the next draw", in the same languages. */
const NEXT =
  /\b(of |for |the |der |dem |del |do |da )*(next|nachste[nrs]?|volgende|nasta|proxim[oa]|siguiente)( (draw|ziehung|trekking|dragning|sorteio|sorteo|concurso))?\b/;
/** Brazil's lotteries publish an estimate, which is always the next draw's. */
const NEXT_BY_NAME = /\bestimativa\b/;
const UNITS: readonly (readonly [RegExp, number])[] = [
  [/\b(bn|billions?|mrd|milliarden|miljard|miljarder)\b/, 1e9],
  [/\b(m|mn|mln|mio|millions?|millionen|miljoen|miljoner|millones|milhoes)\b/, 1e6],
  [/\b(k|000s?|tsd|thousands?|tausend|duizend|tusen)\b/, 1e3],
];
const FILLERS = /\b(in|gbp|eur|sek|usd|brl|zar|cad)\b/g;

/** A header's name, apart from what the header says of units and of the draw that it speaks of. */
interface HeaderName {
  readonly name: string;
  /** Currency units or tickets that one unit of the column stands for. */
  readonly unit: number;
  /** True where the column belongs to the draw after the row's. */
  readonly ofNextDraw: boolean;
}

export function readHeaderName(header: string): HeaderName {
  const plain = header.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const words = plain.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
  const unit = UNITS.find(([pattern]) => pattern.test(words));
  const named = [NEXT, FILLERS, ...(unit === undefined ? [] : [unit[0]])].reduce(
    (text, pattern) => text.replace(pattern, ' '),
    words,
  );
  return {
    name: named.replace(/\s+/g, ' ').trim(),
    unit: unit?.[1] ?? 1,
    ofNextDraw: NEXT.test(words) || NEXT_BY_NAME.test(words),
  };
}
