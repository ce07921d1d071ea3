import { expect } from '@open-wc/testing';
import { verticalScale } from '../../src/picture/scales.js';

describe('the scale of values', () => {
  const cases: [string, number[]][] = [
    ['none', []], ['zero', [0]], ['one', [5]], ['the same twice', [5, 5]], ['below zero', [-3, -1]], ['around zero', [-1, 4]],
    ['the largest', [Number.MAX_VALUE, -Number.MAX_VALUE]], ['the smallest', [Number.MIN_VALUE]], ['the smallest below zero', [-Number.MIN_VALUE]],
    ['smaller than is counted exactly', [-2.5e-323]], ['around zero, smaller than is counted exactly', [-2.5e-323, 2.5e-323]], ['small', [-1e-290, 3e-290]],
    ['a large one and its neighbour', [2 ** 53, 2 ** 53 + 2]],
  ];
  for (const [name, values] of cases)
    it(`has every value and some ticks within the picture: ${name}`, () => {
      const { ticks, of } = verticalScale([values], 10, 110, 4);
      expect(ticks).to.not.be.empty;
      for (const value of [...ticks, ...values]) expect(of(value), String(value)).to.be.within(10 - 1e-6, 110 + 1e-6);
    });

  it('never makes values below zero seem possible where none are', () => {
    expect(verticalScale([[0, 100]], 10, 110, 4).of(0)).to.equal(110);
    expect(verticalScale([[1, 100]], 10, 110, 4).of(0)).to.equal(110);
  });
});
