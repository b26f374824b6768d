import 'virtual:fonts.css';
import 'virtual:story/colours.css';
import './views/styles/index.css';
import { startReading } from './views/read/start.svelte';

void startReading();
