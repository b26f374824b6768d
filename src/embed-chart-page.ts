import 'virtual:fonts.css';
import 'virtual:story/colours.css';
import './views/styles/embed.css';
import { startChartFrame } from './views/embeds/start-chart';

void startChartFrame();
