// ECharts: only the parts that a line on a canvas needs, fed with one flat typed array, sampled where it is dense.
import { LineChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

use([LineChart, GridComponent, CanvasRenderer]);

export function draw(box, data) {
  const chart = init(box);
  const isDense = data.length > 2000;
  chart.setOption({
    animation: false,
    xAxis: { type: 'time' },
    yAxis: { type: 'value', scale: true },
    series: [
      {
        type: 'line',
        data,
        showSymbol: false,
        lineStyle: { width: isDense ? 1 : 2 },
        ...(isDense ? { sampling: 'minmax' } : {}),
      },
    ],
  });
  return { replace: (next) => chart.setOption({ series: [{ data: next }] }) };
}
