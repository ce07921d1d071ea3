// Chart.js with the date-fns adapter, as most write it: tree-shaken, and with all that its page on performance
// recommends.
import { Chart, Decimation, LinearScale, LineController, LineElement, PointElement, TimeScale } from 'chart.js';
import 'chartjs-adapter-date-fns';

Chart.register(LineController, LineElement, PointElement, LinearScale, TimeScale, Decimation);

export function draw(box, data) {
  const canvas = document.createElement('canvas');
  box.append(canvas);
  const isDense = data.length > 1000;
  const chart = new Chart(canvas, {
    type: 'line',
    data: { datasets: [{ data, borderColor: '#0f766e', borderWidth: isDense ? 1 : 2, pointRadius: 0 }] },
    options: {
      animation: false,
      parsing: false,
      normalized: true,
      maintainAspectRatio: false,
      plugins: { decimation: { enabled: isDense, algorithm: 'min-max' } },
      scales: { x: { type: 'time', ticks: { maxRotation: 0 } }, y: { type: 'linear' } },
    },
  });
  return {
    replace(next) {
      chart.data.datasets[0].data = next;
      chart.update('none');
    },
  };
}
